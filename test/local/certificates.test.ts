import { createPrivateKey, X509Certificate } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as tls from 'node:tls';
import { makeCertificates, writeCertificates } from '../../src/local/certificates';

const certificates = makeCertificates();
const ca = new X509Certificate(certificates.ca);
const node = new X509Certificate(certificates.certificate);

test('makes an authority that signs itself and the node', () => {
  expect(ca.ca).toBe(true);
  expect(ca.verify(ca.publicKey)).toBe(true);
  expect(node.ca).toBe(false);
  expect(node.verify(ca.publicKey)).toBe(true);
  expect(node.checkIssued(ca)).toBe(true);
});

test('names the node localhost and 127.0.0.1', () => {
  expect(node.checkHost('localhost')).toBe('localhost');
  expect(node.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(node.checkHost('example.com')).toBeUndefined();
});

test('gives the key of the node', () => {
  expect(node.checkPrivateKey(createPrivateKey(certificates.key))).toBe(true);
});

test('is valid now and for a few months', () => {
  const days = (new Date(node.validTo).getTime() - Date.now()) / 86400000;
  expect(new Date(node.validFrom).getTime()).toBeLessThan(Date.now());
  expect(Math.round(days)).toBe(90);
});

test('makes another authority each time', () => {
  expect(node.verify(new X509Certificate(makeCertificates().ca).publicKey)).toBe(false);
});

test('is trusted in a TLS handshake by who knows the authority, and by nobody else', async () => {
  const server = tls.createServer({ cert: certificates.certificate, key: certificates.key }, socket => socket.end('hello'));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const say = (authority?: string) => new Promise<string>(resolve => {
    const socket = tls.connect({ host: '127.0.0.1', port, ca: authority });
    socket.on('data', data => resolve(data.toString())).on('error', error => resolve(error.message));
  });
  expect(await say(certificates.ca)).toBe('hello');
  expect(await say(makeCertificates().ca)).not.toBe('hello');
  expect(await say()).not.toBe('hello');
  await new Promise(resolve => server.close(resolve));
});

test('writes files that only their owner reads', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'certificates-'));
  const files = writeCertificates(directory, certificates);
  for (const file of Object.values(files)) {
    expect(fs.statSync(file).mode % 0o1000).toBe(0o600);
  }
  expect(fs.readFileSync(files.caFile, 'utf8')).toBe(certificates.ca);
  fs.rmSync(directory, { recursive: true });
});
