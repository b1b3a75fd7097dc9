import { CfnKey, IKey } from 'aws-cdk-lib/aws-kms';
import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { ReplicationGroupPlan } from '../plan';

const AUTH = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html';

/** The kind of a key of this app; undefined when it was imported or says nothing. */
function keySpecOf(key?: IKey): string | undefined {
  if (!key) { return undefined; }
  const child = key.node.defaultChild;
  return CfnKey.isCfnKey(child) ? known(child.keySpec) : undefined;
}

export const SECURITY_RULES: Array<Rule<ReplicationGroupPlan>> = [
  {
    code: 'TokenNeedsTls',
    clause: 'a token is accepted with encryption in transit only',
    see: AUTH,
    broken: f => f.authentication.usesToken && f.transitEncryption === TransitEncryption.DISABLED,
    says: () => '\'authentication\' by token needs encryption in transit, got transitEncryption = DISABLED; leave \'transitEncryption\' out, or write authentication: Authentication.none()',
  },
  {
    code: 'TokenGivenTwice',
    clause: '`secret` and `value` of a token exclude each other',
    see: AUTH,
    broken: f => f.authentication.givenTwice,
    says: () => '\'secret\' and \'value\' of Authentication.token() were both given; leave one of them out',
  },
  {
    code: 'TokenInPlainText',
    clause: 'a token in the code would stand in the template for everybody to read',
    see: 'https://docs.aws.amazon.com/cdk/v2/guide/get-secrets-manager-value.html',
    broken: f => f.authentication.plainTextToken !== undefined,
    says: () => '\'value\' of Authentication.token() is plain text, which everybody who may read the template could read; leave it out to have one generated, or write SecretValue.secretsManager(\'name\')',
  },
  {
    code: 'InvalidToken',
    clause: 'a token has 16 to 128 characters: letters, digits and ! & # $ ^ < > -',
    see: AUTH,
    broken: f => f.authentication.plainTextToken !== undefined && !/^[A-Za-z0-9!&#$^<>-]{16,128}$/.test(f.authentication.plainTextToken),
    says: f => `'value' of Authentication.token() must be 16 to 128 letters, digits and ! & # $ ^ < > -, got ${f.authentication.plainTextToken!.length} characters or others; leave it out to have one generated`,
  },
  {
    code: 'PreferredTlsNeedsNewerVersion',
    clause: 'TLS and plaintext at once need Redis OSS 7.0.5 or Valkey',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html',
    broken: f => f.transitEncryption === TransitEncryption.PREFERRED && f.version.features.transitEncryptionMode === false,
    says: f => `'transitEncryption' PREFERRED needs Redis OSS 7.0.5 or later, got version ${f.version.version}; write REQUIRED or RedisVersion.V7_1`,
  },
  {
    code: 'KeyNotSymmetric',
    clause: 'data at rest is encrypted with symmetric keys only',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
    broken: f => (keySpecOf(f.encryptionKey) ?? 'SYMMETRIC_DEFAULT') !== 'SYMMETRIC_DEFAULT',
    says: f => `'encryptionKey' must be symmetric, got keySpec ${keySpecOf(f.encryptionKey)}; leave 'keySpec' of the key out`,
  },
];
