import { makeCertificates } from '../../../src/local/certificates';
import { Certificate, contextOf } from '../../../src/sasl-gate/server/certificate';

const { certificate, key, ca } = makeCertificates();
const other = makeCertificates();

test.each([
  ['one PEM text', certificate + key],
  ['one PEM text, the key first', key + certificate + ca],
  ['JSON', JSON.stringify({ certificate, privateKey: key })],
  ['JSON with a chain', JSON.stringify({ certificate, privateKey: key, chain: ca })],
])('%s gives a context', (_what, text) => {
  expect(contextOf(text, 'arn:tls').context).toBeDefined();
});

test.each([
  ['no certificate', key, 'must have a certificate and its unencrypted private key'],
  ['no key', certificate, 'must have a certificate and its unencrypted private key'],
  ['an encrypted key', certificate + key.replace(/PRIVATE/g, 'ENCRYPTED PRIVATE'), 'must have a certificate and its unencrypted private key'],
  ['the key of another certificate', certificate + other.key, 'is not that of the first certificate'],
  ['the chain before the certificate', ca + certificate + key, 'is not that of the first certificate'],
  ['a key that is none', certificate + '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', "can't be read"],
])('%s is refused without its text', (_what, text, sentence) => {
  expect(() => contextOf(text, 'arn:tls')).toThrow(sentence);
  expect(() => contextOf(text, 'arn:tls')).not.toThrow(/BEGIN|MII/);
});

test('a new certificate takes effect, a broken one does not', async () => {
  const texts = [certificate + key, certificate + key, 'broken', other.certificate + other.key];
  const errors: unknown[] = [];
  const shown = new Certificate({ secretArn: 'arn:tls', read: async () => texts.shift(), onError: error => errors.push(error) });
  const contexts = [];
  for (let turn = 0; turn < 4; turn++) {
    await shown.refresh();
    contexts.push(shown.context);
  }
  const [first, same, still, next] = contexts;
  expect([same, still]).toEqual([first, first]);
  expect(next).not.toBe(first);
  expect(errors).toHaveLength(1);
});
