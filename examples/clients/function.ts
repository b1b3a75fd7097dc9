import { fromIam, fromSecret } from './credentials';
import { connect } from './node-redis';

// what bindFunction() hands over: a secret of the token or of the user's password, or neither for an IAM user
const { CACHE_HOST, CACHE_PORT, CACHE_NAME, CACHE_USER, CACHE_SECRET_ARN, CACHE_SERVERLESS, AWS_REGION } = process.env;
const credentials = CACHE_SECRET_ARN
  ? fromSecret(CACHE_SECRET_ARN, CACHE_USER)
  : fromIam(CACHE_NAME!, CACHE_USER!, AWS_REGION!, CACHE_SERVERLESS === 'true');

// one connection for all invocations of this instance of the function
let connected: ReturnType<typeof connect> | undefined;

export async function handler({ key }: { key: string }): Promise<string | null> {
  connected ??= connect(CACHE_HOST!, Number(CACHE_PORT), credentials);
  // a connection that failed is tried anew by the next invocation
  connected.catch(() => { connected = undefined; });
  return (await connected).get(key);
}
