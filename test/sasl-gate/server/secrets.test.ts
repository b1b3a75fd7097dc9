import { createHash, createHmac, Hash, Hmac } from 'node:crypto';
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsCredentialsSource } from '../../../src/sasl-gate/server/aws-credentials';
import { secretsManager } from '../../../src/sasl-gate/server/secrets';
import { signed } from '../../../src/sasl-gate/server/signature';

const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const HOUR = 60 * 60 * 1000;

class Sha256 {
  private readonly hash: Hash | Hmac;

  public constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', key as Buffer);
  }

  public update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(data as Buffer);
  }

  public async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }

  public reset(): void {
    throw new Error('not used');
  }
}

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach(close => close()));

interface Asked { readonly headers: http.IncomingHttpHeaders; readonly url?: string; readonly body: string }

/** A server that answers each request in turn. */
async function server(...answers: [status: number, body: unknown][]): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const listening = http.createServer((request, response) => {
    let body = '';
    request.on('data', text => { body += text; }).on('end', () => {
      asked.push({ headers: request.headers, url: request.url, body });
      const [status, answer] = answers[Math.min(asked.length, answers.length) - 1];
      response.writeHead(status).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve));
  closers.push(() => listening.close());
  return { url: `http://127.0.0.1:${(listening.address() as net.AddressInfo).port}`, asked };
}

const reader = (url: string) => secretsManager({ region: 'eu-west-1', env: { AWS_ENDPOINT_URL: url }, credentials: async () => KEYS });

test.each([
  ['keys', KEYS],
  ['keys with a session token', { ...KEYS, sessionToken: 'token/with+signs==' }],
])("the signature with %s is that of AWS's library", async (_what, credentials) => {
  const url = new URL('https://secretsmanager.eu-west-1.amazonaws.com');
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' };
  const body = JSON.stringify({ SecretId: 'arn:ä', VersionStage: 'AWSCURRENT' });
  const now = new Date('2026-03-04T05:06:07Z');
  const library = new SignatureV4({ service: 'secretsmanager', region: 'eu-west-1', credentials, sha256: Sha256, applyChecksum: false });
  const request = { method: 'POST', protocol: 'https:', hostname: url.host, path: '/', headers: { ...headers, host: url.host }, body };
  const theirs = await library.sign(request, { signingDate: now });
  expect(signed({ url, headers, body }, 'secretsmanager', 'eu-west-1', credentials, now).authorization).toBe(theirs.headers.authorization);
});

test('a version of a secret is asked for by its stage', async () => {
  const { url, asked } = await server([200, { SecretString: 'text' }]);
  expect(await reader(url)('arn:login', 'AWSCURRENT')).toBe('text');
  expect(JSON.parse(asked[0].body)).toEqual({ SecretId: 'arn:login', VersionStage: 'AWSCURRENT' });
  expect(asked[0].headers).toMatchObject({ 'x-amz-target': 'secretsmanager.GetSecretValue', 'content-type': 'application/x-amz-json-1.1' });
});

test('a secret that has never rotated has no previous version', async () => {
  const { url } = await server([400, { __type: 'ResourceNotFoundException', Message: 'no such stage' }]);
  expect(await reader(url)('arn:login', 'AWSPREVIOUS')).toBeUndefined();
  await expect(reader(url)('arn:login', 'AWSCURRENT')).rejects.toThrow('Secrets Manager refused to tell arn:login: 400 ResourceNotFoundException');
});

test('credentials of the task role are kept until shortly before they expire', async () => {
  const role = (key: string, ms: number) => ({ AccessKeyId: key, SecretAccessKey: 's', Token: 't', Expiration: new Date(Date.now() + ms).toISOString() });
  const { url, asked } = await server([200, role('first', HOUR / 20)], [500, {}], [200, role('second', HOUR)]);
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'gate-')), 'token');
  fs.writeFileSync(file, 'of the pod\n');
  const source = new AwsCredentialsSource({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/role`, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file });
  const keys = [await source.get(), await source.get(), await source.get(), await source.get()].map(({ accessKeyId }) => accessKeyId);
  // three minutes are left of the first: a new one is asked for each time, and an agent that fails does no harm yet
  expect(keys).toEqual(['first', 'first', 'second', 'second']);
  expect(asked.map(({ url: asks, headers }) => [asks, headers.authorization])).toEqual(Array(3).fill(['/role', 'of the pod']));
});

test('without a task role the keys of the environment are used', async () => {
  const source = new AwsCredentialsSource({ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' });
  expect(await source.get()).toEqual({ accessKeyId: 'a', secretAccessKey: 'b', sessionToken: undefined });
  await expect(new AwsCredentialsSource({}).get()).rejects.toThrow('there are no AWS credentials');
});
