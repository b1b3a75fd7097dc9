import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as der from './der';

const ECDSA_WITH_SHA256 = der.sequence(der.oid('1.2.840.10045.4.3.2'));
const DAY = 24 * 60 * 60 * 1000;

/** A certificate authority that lives as long as the run, and the one certificate that all nodes show. */
export interface Certificates {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** The same, as files for engines that end TLS themselves. */
export interface CertificateFiles {
  readonly caFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** The authority's key is dropped at once: nobody can sign a second certificate with it. */
export function makeCertificates(now = new Date()): Certificates {
  const authority = keyPair();
  const node = keyPair();
  const validity = { from: new Date(now.getTime() - DAY), to: new Date(now.getTime() + 90 * DAY) };
  const issuer = { name: 'cdk-elasticache local CA', key: authority.privateKey };
  return {
    ca: certificate({ ...validity, subject: issuer.name, publicKey: authority.publicKey, issuer, extensions: authorityExtensions() }),
    certificate: certificate({ ...validity, subject: 'localhost', publicKey: node.publicKey, issuer, extensions: nodeExtensions() }),
    key: node.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

export function writeCertificates(directory: string, certificates: Certificates): CertificateFiles {
  const write = (name: string, content: string) => {
    const file = path.join(directory, name);
    fs.writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  return {
    caFile: write('ca.pem', certificates.ca),
    certificateFile: write('node.pem', certificates.certificate),
    keyFile: write('node.key', certificates.key),
  };
}

interface CertificateRequest {
  readonly subject: string;
  readonly publicKey: crypto.KeyObject;
  readonly issuer: { readonly name: string; readonly key: crypto.KeyObject };
  readonly from: Date;
  readonly to: Date;
  readonly extensions: Buffer[];
}

function certificate(request: CertificateRequest): string {
  const body = der.sequence(
    der.tagged(0, der.integer(Buffer.from([2]))), // version 3
    der.integer(Buffer.concat([Buffer.from([1]), crypto.randomBytes(15)])),
    ECDSA_WITH_SHA256,
    commonName(request.issuer.name),
    der.sequence(der.time(request.from), der.time(request.to)),
    commonName(request.subject),
    request.publicKey.export({ type: 'spki', format: 'der' }),
    der.tagged(3, der.sequence(...request.extensions)),
  );
  const signature = crypto.sign('sha256', body, request.issuer.key);
  return pem(der.sequence(body, ECDSA_WITH_SHA256, der.bits(signature)));
}

function authorityExtensions(): Buffer[] {
  return [
    extension('2.5.29.19', der.sequence(der.boolean(true)), true), // basic constraints: an authority
    extension('2.5.29.15', der.bits(Buffer.from([0b0000_0100]), 2), true), // key usage: sign certificates
  ];
}

function nodeExtensions(): Buffer[] {
  const names = der.sequence(
    der.tagged(2, Buffer.from('localhost', 'ascii'), false),
    der.tagged(7, Buffer.from([127, 0, 0, 1]), false),
  );
  // nodes are clients of each other, too
  const purposes = der.sequence(der.oid('1.3.6.1.5.5.7.3.1'), der.oid('1.3.6.1.5.5.7.3.2'));
  return [extension('2.5.29.17', names), extension('2.5.29.37', purposes)];
}

function extension(id: string, content: Buffer, critical = false): Buffer {
  return der.sequence(der.oid(id), ...(critical ? [der.boolean(true)] : []), der.octets(content));
}

function commonName(name: string): Buffer {
  return der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.text(name))));
}

function keyPair() {
  return crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function pem(content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
