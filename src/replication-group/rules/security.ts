import { IResource, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ENCRYPTION_KEY_RULES } from '../../access/rules/encryption-key';
import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { differ } from '../../private/tokens';
import { ReplicationGroupPlan } from '../plan';

const AUTH = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html';

/** Whether a resource is known to be in another region than the cache. */
function isElsewhere(scope: IConstruct, { env }: IResource): boolean {
  return differ(Stack.of(scope).region, env.region);
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
    clause: '`secret`, `value` and `replicaRegions` of a token exclude each other',
    see: AUTH,
    broken: f => f.authentication.givenTwice,
    says: () => '\'secret\', \'value\' and \'replicaRegions\' of Authentication.token() exclude each other; leave all but one out: \'replicaRegions\' are of a generated secret',
  },
  {
    code: 'TokenInPlainText',
    clause: 'a token in the code would stand in the template for everybody to read',
    see: 'https://docs.aws.amazon.com/cdk/v2/guide/get-secrets-manager-value.html',
    broken: f => f.authentication.plainTextToken !== undefined,
    says: () => '\'value\' of Authentication.token() is plain text, which everybody who may read the template could read; leave it out to have one generated, or write SecretValue.secretsManager(\'name\')',
  },
  {
    code: 'RotationNeedsSecret',
    clause: 'a token that is given as a value cannot be rotated, since its secret is not known',
    see: AUTH,
    broken: f => f.authentication.rotatesWithoutSecret,
    says: () => '\'rotateEvery\' of Authentication.token() changes a secret, and \'value\' does not say which; give \'secret\', or leave both out to have one generated',
  },
  {
    code: 'SecretElsewhere',
    clause: 'the secret of the token is in another region than the cache',
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html',
    broken: f => f.authentication.secret !== undefined && isElsewhere(f.scope, f.authentication.secret),
    says: f => `'secret' of Authentication.token() must be in the region of the cache, got one in ${f.authentication.secret!.env.region}; copy it with \'replicaRegions\' and give the copy: Secret.fromSecretNameV2(this, 'Token', 'name')`,
  },
  {
    code: 'PreferredTlsNeedsNewerVersion',
    clause: 'TLS and plaintext at once need Redis OSS 7.0.5 or Valkey',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html',
    broken: f => f.transitEncryption === TransitEncryption.PREFERRED && f.version.features.transitEncryptionMode === false,
    says: f => `'transitEncryption' PREFERRED needs Redis OSS 7.0.5 or later, got version ${f.version.version}; write REQUIRED or RedisVersion.V7_1`,
  },
  ...ENCRYPTION_KEY_RULES,
];
