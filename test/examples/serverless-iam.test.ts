import { stacksOf } from './examples';
import { iamToken } from '../../examples/clients/iam-token';
import { fromRole } from '../../examples/serverless-iam/runtime/token';
import { resourcesOf } from '../helpers';

const [stack] = stacksOf('serverless-iam');

describe('the stack', () => {
  test('has no secret and no password', () => {
    expect(resourcesOf(stack, 'AWS::SecretsManager::Secret')).toEqual([]);
    expect(resourcesOf(stack, 'AWS::ElastiCache::User').map(({ AuthenticationMode, Passwords }) => [AuthenticationMode, Passwords]))
      .toEqual(Array(2).fill([{ Type: 'iam' }, undefined]));
  });

  test('permits each function to connect to the one cache as its one user, and nothing else', () => {
    const policies = resourcesOf(stack, 'AWS::IAM::Policy').map(({ PolicyDocument }) => PolicyDocument.Statement);
    const arnOf = (kind: string, id: string) =>
      ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, `:${kind}:`, { Ref: id }]] });
    const idOf = (name: string) => expect.stringMatching(new RegExp(`^${name}[0-9A-F]{8}$`));
    expect(policies).toEqual(['Counter', 'Reader'].map(user => [{
      Effect: 'Allow',
      Action: 'elasticache:Connect',
      Resource: [arnOf('serverlesscache', idOf('Cache')), arnOf('user', idOf(user))],
    }]));
    expect(JSON.stringify(policies)).not.toContain('*');
  });
});

describe('a function', () => {
  const before = process.env;
  afterEach(() => {
    process.env = before;
    jest.useRealTimers();
  });

  test('signs a token of this moment for its cache and its user, with the credentials of its role', async () => {
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', sessionToken: 'FwoGZXIvYXdz//EXAMPLE' };
    process.env = {
      ...before,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
      AWS_REGION: 'eu-central-1',
      CACHE_NAME: 'visits',
      CACHE_USER: 'counter',
    };
    const now = new Date('2026-11-21T10:00:00Z');
    jest.useFakeTimers({ now, doNotFake: ['nextTick', 'setImmediate'] });

    expect(await fromRole()()).toEqual({
      username: 'counter',
      // test/examples/clients.test.ts compares this with what botocore signs
      password: await iamToken({ cacheName: 'visits', userId: 'counter', serverless: true, region: 'eu-central-1', credentials, signingDate: now }),
    });
  });
});
