import { Rule } from '../../private/rules';
import { EncryptionKeyFacts } from '../facts';

/** Errors about the encryption key of a cache of any kind. */
export const ENCRYPTION_KEY_RULES: Array<Rule<EncryptionKeyFacts>> = [
  {
    code: 'KeyNotSymmetric',
    clause: '`encryptionKey` is not a symmetric key',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
    broken: f => (f.encryptionKeySpec ?? 'SYMMETRIC_DEFAULT') !== 'SYMMETRIC_DEFAULT',
    says: (f, w) => `${w.name('encryptionKey')} must be a symmetric key, got one with the key spec ${f.encryptionKeySpec}. `
      + w.put({ props: 'Create the key without \'keySpec\' and \'keyUsage\'', template: 'Use a key without KeySpec' }),
  },
];
