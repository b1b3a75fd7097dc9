import { Key } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnParameter, Duration, Stack } from 'aws-cdk-lib/core';
import { behindGate, certificateIn, Guarded, settingsOf, statementsIn } from './gates';
import { codesOf, messageOf, newStack, propertiesOf, templateOf } from '../helpers';

const SECRET = 'AWS::SecretsManager::Secret';
const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-abcdef';
const reads = (cache: Guarded) => statementsIn(cache).filter(({ Action }) => JSON.stringify(Action).includes('GetSecretValue'));

describe('the secret', () => {
  // SASL PLAIN ends each part with a zero byte, and endpoints are told as host:port
  test('holds the user app and a generated password of 64 letters and digits, without signs that something could take for its own', () => {
    expect(propertiesOf(behindGate(), SECRET)).toEqual({
      Description: 'User name and password of S/Cache/Gate',
      GenerateSecretString: {
        SecretStringTemplate: '{"username":"app"}', GenerateStringKey: 'password', PasswordLength: 64, ExcludePunctuation: true, IncludeSpace: false,
      },
    });
  });

  test('is the one that the cluster and its gate name', () => {
    const cache = behindGate();
    expect(cache.secret).toBe(cache.gate.secret);
    expect([cache.gate.userName, cache.gate.transitEncryptionEnabled]).toEqual(['app', false]);
  });

  test('holds the user name that was given, also one that is only known at deployment', () => {
    expect(propertiesOf(behindGate({ userName: 'shop' }), SECRET).GenerateSecretString.SecretStringTemplate).toBe('{"username":"shop"}');
    const late = behindGate(stack => ({ userName: new CfnParameter(stack, 'User').valueAsString }));
    expect(propertiesOf(late, SECRET).GenerateSecretString.SecretStringTemplate).toEqual({ 'Fn::Join': ['', ['{"username":"', { Ref: 'User' }, '"}']] });
  });

  test.each<[string, (stack: Stack) => Secret]>([
    ['of the app', stack => new Secret(stack, 'Login')],
    ['that exists already', stack => Secret.fromSecretCompleteArn(stack, 'Login', ARN) as Secret],
    ['that is known by its name', stack => Secret.fromSecretNameV2(stack, 'Login', 'login') as Secret],
  ])('can be one %s: then none is made, and the user name is in it', (_, secret) => {
    const cache = behindGate(stack => ({ secret: secret(stack) }));
    expect(Object.keys(templateOf(cache).findResources(SECRET)).filter(id => id.startsWith('Cache'))).toEqual([]);
    expect(cache.gate.userName).toBeUndefined();
    expect(settingsOf(cache).credentialsSecretArn).not.toBe('');
    expect(reads(cache)).toHaveLength(1);
  });
});

describe('a key', () => {
  const cache = behindGate(stack => ({ encryptionKey: new Key(stack, 'Key') }));
  const KEY = { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] };

  test('encrypts the secret and the log', () => {
    expect(propertiesOf(cache, SECRET).KmsKeyId).toEqual(KEY);
    expect(propertiesOf(cache, 'AWS::Logs::LogGroup').KmsKeyId).toEqual(KEY);
  });

  test('can be used by the tasks by way of Secrets Manager only', () => {
    expect(statementsIn(cache)).toContainEqual(expect.objectContaining({
      Action: 'kms:Decrypt', Resource: KEY, Condition: { StringEquals: { 'kms:ViaService': expect.anything() } },
    }));
  });

  test('can exist already', () => {
    const arn = 'arn:aws:kms:eu-west-1:111122223333:key/k';
    expect(propertiesOf(behindGate(stack => ({ encryptionKey: Key.fromKeyArn(stack, 'Key', arn) })), SECRET).KmsKeyId).toBe(arn);
  });

  test('makes no circle', () => {
    expect(() => templateOf(cache)).not.toThrow();
  });
});

test('a certificate makes clients speak TLS with the gate', () => {
  const cache = behindGate(stack => ({ certificateSecret: certificateIn(stack) }));
  expect(cache.gate.transitEncryptionEnabled).toBe(true);
  expect(cache.transitEncryptionEnabled).toBe(true);
});

test('the log is kept for as long as is said', () => {
  expect(propertiesOf(behindGate({ logRetention: RetentionDays.ONE_WEEK }), 'AWS::Logs::LogGroup').RetentionInDays).toBe(7);
});

describe('rotation', () => {
  const SCHEDULE = 'AWS::SecretsManager::RotationSchedule';

  test('is not done unless it is asked for', () => {
    templateOf(behindGate()).resourceCountIs(SCHEDULE, 0);
    templateOf(behindGate()).resourceCountIs('AWS::Lambda::Function', 0);
  });

  const cache = behindGate({ rotateEvery: Duration.days(30) });

  test('changes the secret of the gate on a schedule, and not while a deployment runs', () => {
    expect(propertiesOf(cache, SCHEDULE)).toMatchObject({
      SecretId: { Ref: expect.stringMatching(/^CacheGateSecret/) }, RotationRules: { AutomaticallyAfterDays: 30 }, RotateImmediatelyOnUpdate: false,
    });
  });

  test('is done by a function that is told of no cache and no user, and may do nothing to one', () => {
    expect(JSON.stringify(propertiesOf(cache, 'AWS::Lambda::Function').Environment)).not.toMatch(/USER_ID|REPLICATION_GROUP_ID/);
    expect(JSON.stringify(statementsIn(cache))).not.toContain('elasticache:');
    const written = statementsIn(cache).find(({ Action }) => Action.includes('secretsmanager:PutSecretValue'));
    expect(written!.Resource).toEqual({ Ref: expect.stringMatching(/^CacheGateSecret/) });
  });

  test('can be had for a secret that was given', () => {
    const given = behindGate(stack => ({ secret: Secret.fromSecretCompleteArn(stack, 'Login', ARN), rotateEvery: Duration.hours(4) }));
    expect(propertiesOf(given, SCHEDULE)).toMatchObject({ SecretId: ARN, RotationRules: { ScheduleExpression: 'rate(4 hours)' } });
  });

  test('is refused more often than Secrets Manager does it', () => {
    const often = () => behindGate({ rotateEvery: Duration.hours(3) });
    expect(codesOf(often)).toEqual(['RotateEveryOutOfRange']);
    expect(messageOf(often)).toContain('S/Cache/Gate/Rotation:');
  });
});

// what is in the template can be read by all who may read the stack
test('no text of the template is a password, a certificate or a reference that CloudFormation would resolve into one', () => {
  const cache = behindGate(stack => ({ certificateSecret: certificateIn(stack), rotateEvery: Duration.days(1) }), newStack());
  const template = JSON.stringify(templateOf(cache).toJSON());
  expect(template).not.toMatch(/\{\{resolve:|BEGIN [A-Z ]*PRIVATE KEY|"SecretString"/);
});
