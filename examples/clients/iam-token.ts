import { Sha256 } from '@smithy/core/checksum';
import { buildQueryString } from '@smithy/core/protocols';
import { SignatureV4, SignatureV4Init } from '@smithy/signature-v4';

export interface IamTokenOptions extends Pick<SignatureV4Init, 'region' | 'credentials'> {
  /** The name of the cache, not its host: CACHE_NAME. */
  readonly cacheName: string;
  /** The id of the user, which is also the name: CACHE_USER. */
  readonly userId: string;
  /** Whether the cache is a serverless one. */
  readonly serverless?: boolean;
  /** @default - now */
  readonly signingDate?: Date;
}

/** The password of an IAM user, for the next 15 minutes: a signed request that ElastiCache checks and nobody sends. */
export async function iamToken({ cacheName, userId, serverless, signingDate, ...signing }: IamTokenOptions): Promise<string> {
  const signer = new SignatureV4({ ...signing, service: 'elasticache', sha256: Sha256 });
  const query = { Action: 'connect', User: userId, ...(serverless && { ResourceType: 'ServerlessCache' }) };
  const request = { method: 'GET', protocol: 'http:', hostname: cacheName, path: '/', query, headers: { host: cacheName } };
  const signed = await signer.presign(request, { expiresIn: 15 * 60, signingDate });
  return `${cacheName}/?${buildQueryString(signed.query!)}`;
}
