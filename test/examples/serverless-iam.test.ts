import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { linesOf, newApp, templateOf, unexplained, validationFindings } from './of-example';
import { iamToken } from '../../examples/clients/iam-token';
import { fromRole } from '../../examples/serverless-iam/runtime/token';
import { ServerlessIamStack } from '../../examples/serverless-iam/stack';

const stack = () => new ServerlessIamStack(newApp(), 'ServerlessIam');
const resourcesOf = (type: string) => Object.values<any>(templateOf(stack()).Resources).filter(resource => resource.Type === type);

describe('the stack', () => {
  test('has not changed', () => {
    expect(templateOf(stack())).toMatchSnapshot();
  });

  test('has no finding of five packs of cdk-nag that the README does not explain', () => {
    expect(unexplained('serverless-iam', stack())).toEqual([]);
  });

  test('has no finding of CDK\'s own validation, and no warning of this library', () => {
    const app = newApp();
    const made = new ServerlessIamStack(app, 'ServerlessIam');
    expect(validationFindings(app)).toEqual([]);
    expect(Annotations.fromStack(made).findWarning('*', Match.stringLikeRegexp('cdk-elasticache:'))).toEqual([]);
  }, 60_000);

  test('takes 60 lines', () => {
    expect(linesOf('serverless-iam')).toBeLessThanOrEqual(60);
  });

  test('has no secret and no password', () => {
    expect(resourcesOf('AWS::SecretsManager::Secret')).toEqual([]);
    expect(resourcesOf('AWS::ElastiCache::User').map(({ Properties }) => [Properties.AuthenticationMode, Properties.Passwords]))
      .toEqual(Array(2).fill([{ Type: 'iam' }, undefined]));
  });

  test('permits each function to connect to the one cache as its one user, and nothing else', () => {
    const policies = resourcesOf('AWS::IAM::Policy').map(({ Properties }) => Properties.PolicyDocument.Statement);
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
