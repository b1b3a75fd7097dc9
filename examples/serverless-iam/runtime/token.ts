import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Credentials } from '../../clients/credentials';
import { iamToken } from '../../clients/iam-token';

/** What `bindFunction` has handed over says whose token it is and for which cache; the role of the function signs it. */
export function fromRole(): Credentials {
  const { AWS_REGION: region = '', CACHE_NAME: cacheName = '', CACHE_USER: userId = '' } = process.env;
  const credentials = defaultProvider();
  return async () => ({ username: userId, password: await iamToken({ cacheName, userId, region, credentials, serverless: true }) });
}
