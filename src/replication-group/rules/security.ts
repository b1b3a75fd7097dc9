import { ENCRYPTION_KEY_RULES } from '../../access/rules/encryption-key';
import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { differ } from '../../private/tokens';
import { ReplicationGroupFacts } from '../facts';

const AUTH = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html';

export const SECURITY_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'TokenNeedsTls',
    clause: 'a token is accepted with encryption in transit only',
    see: AUTH,
    broken: f => f.login.usesToken && f.transitEncryption === TransitEncryption.DISABLED,
    says: () => '\'authentication\' by token needs encryption in transit, got transitEncryption = DISABLED; leave \'transitEncryption\' out, or write authentication: Authentication.none()',
  },
  {
    code: 'TokenGivenTwice',
    clause: '`secret`, `value` and `replicaRegions` of a token exclude each other',
    see: AUTH,
    broken: f => f.login.givenTwice,
    says: () => '\'secret\', \'value\' and \'replicaRegions\' of Authentication.token() exclude each other; leave all but one out: \'replicaRegions\' are of a generated secret',
  },
  {
    code: 'TokenInPlainText',
    clause: 'a token in the code would stand in the template for everybody to read',
    see: 'https://docs.aws.amazon.com/cdk/v2/guide/get-secrets-manager-value.html',
    broken: f => f.login.tokenInPlainText,
    says: () => '\'value\' of Authentication.token() is plain text, which everybody who may read the template could read; leave it out to have one generated, or write SecretValue.secretsManager(\'name\')',
  },
  {
    code: 'RotationNeedsSecret',
    clause: 'a token that is given as a value cannot be rotated, since its secret is not known',
    see: AUTH,
    broken: f => f.login.rotatesWithoutSecret,
    says: () => '\'rotateEvery\' of Authentication.token() changes a secret, and \'value\' does not say which; give \'secret\', or leave both out to have one generated',
  },
  {
    code: 'SecretElsewhere',
    clause: 'the secret of the token is in another region than the cache',
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html',
    broken: f => differ(f.region, f.login.secretRegion),
    says: f => `'secret' of Authentication.token() must be in the region of the cache, got one in ${f.login.secretRegion}; copy it with \'replicaRegions\' and give the copy: Secret.fromSecretNameV2(this, 'Token', 'name')`,
  },
  {
    code: 'PreferredTlsNeedsNewerVersion',
    dated: true,
    clause: 'TLS and plaintext at once need Redis OSS 7.0.5 or Valkey',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html',
    broken: f => f.transitEncryption === TransitEncryption.PREFERRED && f.version.features.transitEncryptionMode === false,
    says: f => `'transitEncryption' PREFERRED needs Redis OSS 7.0.5 or later, got version ${f.version.version}; write REQUIRED or RedisVersion.V7_1`,
  },
  ...ENCRYPTION_KEY_RULES,
];
