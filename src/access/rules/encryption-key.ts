import { CfnKey, IKey } from 'aws-cdk-lib/aws-kms';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';

/** The kind of a key of this app; undefined when it was imported or says nothing. */
function keySpecOf(key?: IKey): string | undefined {
  const child = key?.node.defaultChild;
  return CfnKey.isCfnKey(child) ? known(child.keySpec) : undefined;
}

/** What ElastiCache refuses of the key of a cache of any kind. */
export const ENCRYPTION_KEY_RULES: Array<Rule<{ readonly encryptionKey?: IKey }>> = [
  {
    code: 'KeyNotSymmetric',
    clause: 'data at rest is encrypted with symmetric keys only',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
    broken: f => (keySpecOf(f.encryptionKey) ?? 'SYMMETRIC_DEFAULT') !== 'SYMMETRIC_DEFAULT',
    says: f => `'encryptionKey' must be symmetric, got keySpec ${keySpecOf(f.encryptionKey)}; leave 'keySpec' of the key out`,
  },
];
