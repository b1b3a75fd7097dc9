import { createPrivateKey, X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import { GateError } from './log';
import { ReadSecret } from './secrets';

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const KEY = /-----BEGIN ((?:EC |RSA )?PRIVATE KEY)-----[^-]+-----END \1-----/;

export interface CertificateOptions {
  readonly secretArn: string;
  readonly read: ReadSecret;
  readonly onError: (error: unknown) => void;
}

/** The certificate that clients see. A new one is used from the next connection on. */
export class Certificate {
  private text?: string;
  private current?: tls.SecureContext;

  public constructor(private readonly options: CertificateOptions) {}

  public get context(): tls.SecureContext | undefined {
    return this.current;
  }

  /** Resolves even if the secret cannot be read. Then the old certificate stays. */
  public async refresh(): Promise<void> {
    const { secretArn, read, onError } = this.options;
    try {
      const text = await read(secretArn, 'AWSCURRENT');
      if (text !== this.text || !this.current) {
        this.current = contextOf(text ?? '', secretArn);
        this.text = text;
      }
    } catch (error) {
      onError(error);
    }
  }
}

/** @param text one PEM text with both, or JSON with `certificate`, `privateKey` and maybe `chain` */
export function contextOf(text: string, secretArn: string): tls.SecureContext {
  const pem = pemOf(text);
  const certificates: string[] = pem.match(CERTIFICATES) ?? [];
  const [own] = certificates;
  const key = pem.match(KEY)?.[0];
  if (!own || !key) {
    throw new GateError(`the secret ${secretArn} must have a certificate and its unencrypted private key, PEM, `
      + "as one text or as JSON with 'certificate' and 'privateKey'");
  }
  try {
    if (!new X509Certificate(own).checkPrivateKey(createPrivateKey(key))) {
      throw new GateError(`the private key in the secret ${secretArn} is not that of the first certificate; a chain begins with the own certificate`);
    }
    return tls.createSecureContext({ cert: certificates.join('\n'), key, minVersion: 'TLSv1.2' });
  } catch (error) {
    throw error instanceof GateError ? error : new GateError(`the certificate or the key in the secret ${secretArn} can't be read`);
  }
}

function pemOf(text: string): string {
  try {
    const { certificate, chain, privateKey } = JSON.parse(text) as Record<string, unknown>;
    return [certificate, chain, privateKey].filter(part => typeof part === 'string').join('\n');
  } catch {
    return text;
  }
}
