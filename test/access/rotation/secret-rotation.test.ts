import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { passwordOf, tokenOf } from '../../../src/access/rotation/rotation-target';
import { SecretRotation, SecretRotationProps } from '../../../src/access/rotation/secret-rotation';
import { codesOf, messageOf, newStack, parameter, propertiesOf, SENTENCE, templateOf } from '../../helpers';
import { findingsUnder } from '../../policy/findings';

const POLICY = 'AWS::IAM::ManagedPolicy';
const FUNCTION = 'AWS::Lambda::Function';
const SCHEDULE = 'AWS::SecretsManager::RotationSchedule';
const HERE = [{ Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }];
const GROUP_ARN = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:', ...HERE, ':replicationgroup:', { Ref: 'Group' }]] };
const NAMED_ARN = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':secretsmanager:', ...HERE, ':secret:token-??????']] };
const FULL_ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-abcdef';

function rotation(given: Partial<SecretRotationProps> | ((stack: Stack) => Partial<SecretRotationProps>) = {}, stack = newStack()): SecretRotation {
  const props = typeof given === 'function' ? given(stack) : given;
  const group = new CfnReplicationGroup(stack, 'Group', { replicationGroupDescription: 'shop' });
  return new SecretRotation(stack, 'Rotation', {
    secret: props.secret ?? new Secret(stack, 'Secret'),
    target: tokenOf(stack, group.ref),
    rotateEvery: Duration.days(30),
    after: [group],
    ...props,
  });
}

function statementsOf(construct: SecretRotation): any[] {
  return propertiesOf(construct, POLICY).PolicyDocument.Statement;
}

describe('the function', () => {
  const made = rotation();

  test('runs the newest Node on arm64, has 15 minutes, and is told which cache, and no secret', () => {
    expect(propertiesOf(made, FUNCTION)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: 900,
      MemorySize: 256,
      Environment: { Variables: { REPLICATION_GROUP_ID: { Ref: 'Group' } } },
    });
  });

  test('has no network, no dead letter queue and no reserved concurrency unless they are given', () => {
    const properties = propertiesOf(made, FUNCTION);
    expect(['VpcConfig', 'DeadLetterConfig', 'ReservedConcurrentExecutions'].filter(key => key in properties)).toEqual([]);
  });

  test('may do four things with exactly the secret, two with exactly the cache, and write its log', () => {
    expect(statementsOf(made)).toEqual([
      {
        Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
        Effect: 'Allow',
        Resource: { Ref: expect.stringMatching(/^Secret/) },
      },
      { Action: ['elasticache:DescribeReplicationGroups', 'elasticache:ModifyReplicationGroup'], Effect: 'Allow', Resource: GROUP_ARN },
      { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Effect: 'Allow', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^RotationLog/), 'Arn'] } },
    ]);
  });

  test('has no policy but this one: neither inline nor of AWS', () => {
    templateOf(made).resourceCountIs('AWS::IAM::Policy', 0);
    templateOf(made).allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent(), Policies: Match.absent() });
    templateOf(made).resourceCountIs(POLICY, 1);
  });

  test('may be invoked by Secrets Manager of this account, for this secret', () => {
    expect(propertiesOf(made, 'AWS::Lambda::Permission')).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: { 'Fn::GetAtt': [expect.stringMatching(/^RotationFunction/), 'Arn'] },
      Principal: 'secretsmanager.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
      SourceArn: { Ref: expect.stringMatching(/^Secret/) },
    });
  });

  test('has a log group of its own, kept for a year', () => {
    expect(propertiesOf(made, 'AWS::Logs::LogGroup')).toEqual({ RetentionInDays: 365 });
    expect(propertiesOf(rotation({ options: { logRetention: RetentionDays.ONE_WEEK } }), 'AWS::Logs::LogGroup').RetentionInDays).toBe(7);
  });

  test('has a description that Lambda takes, however deep the cache stands', () => {
    const stack = new Stack(new App(), 'S'.repeat(300), { stackName: 'S' });
    expect(propertiesOf(rotation({}, stack), FUNCTION).Description).toHaveLength(256);
  });
});

describe('the schedule', () => {
  test('starts after the cache and the permissions, and never at a deployment', () => {
    const template = templateOf(rotation());
    const [{ Properties, DependsOn }] = Object.values(template.findResources(SCHEDULE)) as any[];
    expect(Properties).toMatchObject({ RotateImmediatelyOnUpdate: false, RotationRules: { AutomaticallyAfterDays: 30 } });
    const typesOf = (ids: string[]) => ids.map(id => template.toJSON().Resources[id].Type);
    const [rotate] = Object.values(template.findResources(FUNCTION)) as any[];
    expect(typesOf(DependsOn)).toEqual(expect.arrayContaining(['AWS::ElastiCache::ReplicationGroup', 'AWS::Lambda::Permission', FUNCTION]));
    expect(typesOf(rotate.DependsOn)).toContain(POLICY);
  });

  test.each<[Duration | ((stack: Stack) => Duration), object]>([
    [Duration.hours(4), { ScheduleExpression: 'rate(4 hours)' }],
    [Duration.minutes(300), { ScheduleExpression: 'rate(5 hours)' }],
    [Duration.hours(48), { AutomaticallyAfterDays: 2 }],
    [Duration.days(1000), { AutomaticallyAfterDays: 1000 }],
    [stack => Duration.days(parameter(stack, 'Every', 'Number').valueAsNumber), { AutomaticallyAfterDays: { Ref: 'Every' } }],
    [stack => Duration.hours(parameter(stack, 'Every', 'Number').valueAsNumber), { ScheduleExpression: { 'Fn::Join': ['', ['rate(', { Ref: 'Every' }, ' hours)']] } }],
  ])('of %s is rendered (%#)', (every, rendered) => {
    const made = rotation(stack => ({ rotateEvery: typeof every === 'function' ? every(stack) : every }));
    expect(propertiesOf(made, SCHEDULE).RotationRules).toEqual(rendered);
  });

  test.each<[string, (stack: Stack) => Partial<SecretRotationProps>]>([
    ['RotateEveryOutOfRange', () => ({ rotateEvery: Duration.hours(3) })],
    ['RotateEveryOutOfRange', () => ({ rotateEvery: Duration.minutes(270) })],
    ['RotateEveryOutOfRange', () => ({ rotateEvery: Duration.days(1001) })],
    ['RotateEveryInDaysOrHours', stack => ({ rotateEvery: Duration.minutes(parameter(stack, 'Every', 'Number').valueAsNumber) })],
    ['RotationPlacementNeedsVpc', () => ({ options: { vpcSubnets: {} } })],
    ['RotationPlacementNeedsVpc', stack => ({ options: { securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group2', 'sg-1')] } })],
  ])('fails with %s (%#)', (code, given) => {
    expect(codesOf(() => rotation(given))).toEqual([code]);
    expect(messageOf(() => rotation(given)).split('\n  - ')[1]).toMatch(SENTENCE);
  });
});

describe('a secret', () => {
  test.each<[string, (stack: Stack) => ISecret, unknown]>([
    ['by its name', stack => Secret.fromSecretNameV2(stack, 'Secret', 'token'), NAMED_ARN],
    ['by its ARN', stack => Secret.fromSecretCompleteArn(stack, 'Secret', FULL_ARN), FULL_ARN],
  ])('that exists already and is known %s can be rotated', (_how, secret, arn) => {
    const made = rotation(stack => ({ secret: secret(stack) }));
    expect(statementsOf(made)[0].Resource).toEqual(arn);
    expect(propertiesOf(made, 'AWS::Lambda::Permission').SourceArn).toEqual(arn);
  });

  test('with a key of its own can be read and written, through Secrets Manager only', () => {
    const made = rotation(stack => ({ secret: new Secret(stack, 'Secret', { encryptionKey: new Key(stack, 'Key') }) }));
    expect(statementsOf(made)).toContainEqual({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: { StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['secretsmanager.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } } },
      Effect: 'Allow',
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
    });
  });
});

test('the password of a user is rotated with the rights on that user only', () => {
  const made = rotation(stack => ({ target: passwordOf(stack, 'shop') }));
  expect(propertiesOf(made, FUNCTION).Environment.Variables).toMatchObject({ USER_ID: 'shop' });
  expect(statementsOf(made)[1].Action).toEqual(['elasticache:DescribeUsers', 'elasticache:ModifyUser']);
  expect(JSON.stringify(statementsOf(made)[1].Resource)).toContain(':user:shop"');
});

/** Everything that a policy pack asks for. */
function hardened(stack: Stack): Partial<SecretRotationProps> {
  const encryptionKey = new Key(stack, 'Key', { enableKeyRotation: true });
  return {
    encryptionKey,
    secret: new Secret(stack, 'Secret', { encryptionKey }),
    options: {
      vpc: new Vpc(stack, 'Vpc'),
      deadLetterQueue: new Queue(stack, 'Failed', { encryptionMasterKey: encryptionKey, enforceSSL: true }),
      reservedConcurrentExecutions: 1,
    },
  };
}

describe('options', () => {
  const made = rotation(hardened);

  test('reach the function', () => {
    expect(propertiesOf(made, FUNCTION)).toMatchObject({
      VpcConfig: { SubnetIds: [{}, {}], SecurityGroupIds: [{}] },
      DeadLetterConfig: { TargetArn: {} },
      ReservedConcurrentExecutions: 1,
    });
    expect(propertiesOf(made, 'AWS::Logs::LogGroup').KmsKeyId).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] });
  });

  test('bring their rights into the one policy', () => {
    expect(statementsOf(made).map(({ Action }) => [Action].flat()[0])).toEqual([
      'secretsmanager:DescribeSecret', 'elasticache:DescribeReplicationGroups', 'logs:CreateLogStream',
      'kms:Decrypt', 'sqs:SendMessage', 'kms:Decrypt', 'ec2:AssignPrivateIpAddresses',
    ]);
  });

  test('make no circle of resources', () => {
    expect(() => Template.fromStack(Stack.of(made))).not.toThrow();
  });
});

describe('cdk-nag', () => {
  const LAMBDA_OPTIONS = /Lambda(DLQ|Concurrency|InsideVPC): /;
  const OWN_KEY = /CloudWatchLogGroupEncrypted: /;

  test('finds without options only what they and a key are for', () => {
    const findings = findingsUnder(rotation());
    expect(findings.filter(finding => !LAMBDA_OPTIONS.test(finding) && !OWN_KEY.test(finding))).toEqual([]);
    expect(findings.some(finding => LAMBDA_OPTIONS.test(finding))).toBe(true);
  });

  test('finds no secret without rotation', () => {
    const stack = newStack();
    rotation({}, stack);
    const { violations } = new AwsSolutionsChecks().validateScope(stack);
    expect(violations.map(({ ruleName }) => ruleName).filter(name => name.includes('SMG4'))).toEqual([]);
  });

  test('finds with all options only the wildcard of network interfaces, which is the user\'s to acknowledge', () => {
    const stack = newStack();
    expect(findingsUnder(rotation(hardened, stack))).toEqual(['AwsSolutions-IAM5[Resource::*]: Access/Policy/Resource']);
  });
});

test('the steps of the function import no construct and no package', () => {
  const folder = join(__dirname, '../../../src/access/rotation/handler');
  const importsOf = (file: string) => [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)].map(match => match[1]);
  const imports = readdirSync(folder).flatMap(importsOf);
  expect(imports.length).toBeGreaterThan(5);
  expect(imports.filter(name => !/^(\.\/|node:)/.test(name))).toEqual([]);
});
