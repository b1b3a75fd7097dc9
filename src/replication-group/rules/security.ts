import { ENCRYPTION_KEY_RULES } from '../../access/rules/encryption-key';
import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { differ } from '../../private/tokens';
import { sentences, Words } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

const AUTH = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html';

/** The name of a token that was given as a value. */
const tokenValue = (w: Words) => w.put({ props: '\'value\' of Authentication.token()', template: '\'AuthToken\'' });

export const SECURITY_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'TokenNeedsTls',
    clause: 'a token needs encryption in transit',
    see: AUTH,
    broken: f => f.login.usesToken && f.transitEncryption === TransitEncryption.DISABLED,
    says: (f, w) => sentences(
      `${f.authenticationGiven === false ? 'the token that a cache has by default' : 'a token'} needs encryption in transit, `
        + `got ${w.set('transitEncryption', TransitEncryption.DISABLED)}`,
      `${w.omit('transitEncryption')}${w.put({ props: `, or write ${w.set('authentication', 'none')}`, template: ', or leave out the token' })}`,
    ),
  },
  {
    code: 'TokenGivenTwice',
    clause: '`secret`, `value` and `replicaRegions` of a token exclude each other',
    see: AUTH,
    broken: f => f.login.givenTwice,
    says: (_, w) => sentences(
      `${w.names(['secret', 'value', 'replicaRegions'])} of Authentication.token() exclude each other`,
      `keep one of them. ${w.name('replicaRegions')} is only for a generated secret`,
    ),
  },
  {
    code: 'TokenInPlainText',
    clause: 'a token must not be plain text, which anyone who can read the template could read',
    see: 'https://docs.aws.amazon.com/cdk/v2/guide/get-secrets-manager-value.html',
    broken: f => f.login.tokenInPlainText,
    says: (_, w) => sentences(
      `${tokenValue(w)} must not be plain text, which anyone who can read the template could read`,
      w.put({
        props: 'leave it out to get a generated token, or write SecretValue.secretsManager(\'name\')',
        template: 'write a dynamic reference to a secret, such as {{resolve:secretsmanager:name}}',
      }),
    ),
  },
  {
    code: 'RotationNeedsSecret',
    clause: 'a token given as a value cannot be rotated, because its secret is unknown',
    see: AUTH,
    broken: f => f.login.rotatesWithoutSecret,
    says: (_, w) => sentences(
      `${w.name('rotateEvery')} needs to know the secret, but ${w.name('value')} does not tell it`,
      `pass ${w.name('secret')} instead of ${w.name('value')}, or leave out both to get a generated secret`,
    ),
  },
  {
    code: 'SecretElsewhere',
    clause: 'the secret of the token must be in the region of the cache',
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html',
    broken: f => differ(f.region, f.login.secretRegion),
    says: (f, w) => sentences(
      `${w.name('secret')} must be in ${f.region}, the region of the cache, got one in ${f.login.secretRegion}`,
      `copy it there with ${w.name('replicaRegions')}, and pass the copy`
        + w.put({ props: ': Secret.fromSecretNameV2(this, \'Token\', \'name\')' }),
    ),
  },
  {
    code: 'PreferredTlsNeedsNewerVersion',
    dated: true,
    clause: 'accepting both TLS and plaintext needs Redis OSS 7.0.5 or later, or Valkey',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html',
    broken: f => f.transitEncryption === TransitEncryption.PREFERRED && f.version.features.transitEncryptionMode === false,
    says: (f, w) => sentences(
      `${w.set('transitEncryption', TransitEncryption.PREFERRED)} needs Redis OSS 7.0.5 or later, got version ${f.version.version}`,
      `write ${w.version('redis', '7.1')}, or ${w.set('transitEncryption', TransitEncryption.REQUIRED)}`,
    ),
  },
  ...ENCRYPTION_KEY_RULES,
];
