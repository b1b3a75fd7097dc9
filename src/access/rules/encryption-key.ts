import { Rule } from '../../private/rules';
import { EncryptionKeyFacts } from '../facts';

/** What ElastiCache refuses of the key of a cache of any kind. */
export const ENCRYPTION_KEY_RULES: Array<Rule<EncryptionKeyFacts>> = [
  {
    code: 'KeyNotSymmetric',
    clause: 'data at rest is encrypted with symmetric keys only',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
    broken: f => (f.encryptionKeySpec ?? 'SYMMETRIC_DEFAULT') !== 'SYMMETRIC_DEFAULT',
    says: f => `'encryptionKey' must be symmetric, got keySpec ${f.encryptionKeySpec}; leave 'keySpec' of the key out`,
  },
];
