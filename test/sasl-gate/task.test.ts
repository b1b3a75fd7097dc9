import { ContainerImage, CpuArchitecture } from 'aws-cdk-lib/aws-ecs';
import { CfnParameter } from 'aws-cdk-lib/core';
import { behindGate, certificateIn, containerOf, settingsOf, statementsIn } from './gates';
import { gateCode } from '../../src/sasl-gate/code';
import { newStack, propertiesOf, templateOf } from '../helpers';

const TASK = 'AWS::ECS::TaskDefinition';
const container = containerOf(behindGate());

test('the container runs the gate\'s code in a public Node image, given as an argument: nothing is built', () => {
  expect(container).toMatchObject({ Image: 'public.ecr.aws/docker/library/node:24-alpine', EntryPoint: ['node'] });
  expect(container.Command.slice(0, 3)).toEqual(['-e', gateCode(), '--']);
});

test('the code is one line of JavaScript that node can run, under 40 kB', () => {
  expect(Buffer.byteLength(gateCode())).toBeLessThan(40_000);
  // eslint-disable-next-line no-new-func
  expect(() => new Function('require', 'process', gateCode())).not.toThrow();
});

// CloudFormation's rule E1029, which CDK checks each synthesis with
test('the code has nothing that looks like a parameter of CloudFormation\'s outside of Fn::Sub, nor like a dynamic reference', () => {
  expect(gateCode()).not.toMatch(/\$\{[\w.:]+\}|\{\{resolve:/);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html: 64 KiB
test('a task definition for 60 nodes, with all that can be given, stays below the 64 KiB of ECS', () => {
  const cache = behindGate(stack => ({
    certificateSecret: certificateIn(stack),
    image: ContainerImage.fromRegistry(`${'r'.repeat(255)}@sha256:${'0'.repeat(64)}`),
  }), newStack(), { nodes: 60, clusterName: 'c'.repeat(50) });
  expect(Buffer.byteLength(JSON.stringify(propertiesOf(cache, TASK)))).toBeLessThan(48 * 1024);
});

test('the gate understands what it is told: where the nodes are learnt, how many there are, and which secret', () => {
  const cache = behindGate({}, newStack(), { nodes: 3 });
  const secret = Object.keys(templateOf(cache).findResources('AWS::SecretsManager::Secret'))[0];
  expect(settingsOf(cache)).toMatchObject({
    configurationHost: expect.stringMatching(/^<Cache\w+\.ConfigurationEndpoint\.Address>$/),
    configurationPort: 1,
    transitEncryption: true,
    nodes: 3,
    firstPort: 11212,
    healthPort: 11215,
    region: '<AWS::Region>',
    credentialsSecretArn: `<${secret}>`,
  });
  expect(settingsOf(cache)).not.toHaveProperty('certificateSecretArn');
});

test('it is told the secret of a certificate, and a port that was chosen', () => {
  const cache = behindGate(stack => ({ certificateSecret: certificateIn(stack), port: 2000 }));
  expect(settingsOf(cache)).toMatchObject({ certificateSecretArn: expect.stringContaining(':secret:certificate-abcdef'), firstPort: 2000, healthPort: 2002 });
});

test('it listens on one port for each node, and its health is answered inside the task only', () => {
  const cache = containerOf(behindGate({}, newStack(), { nodes: 3 }));
  expect(cache.PortMappings.map(({ ContainerPort }: any) => ContainerPort)).toEqual([11212, 11213, 11214]);
  expect(cache.HealthCheck.Command).toEqual(['CMD', 'node', '-e', expect.stringContaining('http://127.0.0.1:11215/')]);
});

test('it has no environment, no secrets of ECS, no mounts and no privileges, and cannot write to its file system', () => {
  expect(container).toMatchObject({ User: '1000', ReadonlyRootFilesystem: true, Essential: true });
  for (const absent of ['Environment', 'EnvironmentFiles', 'Secrets', 'MountPoints', 'Privileged', 'LinuxParameters']) {
    expect(container).not.toHaveProperty(absent);
  }
});

test('it may let its clients go for as long as ECS permits, and that is longer than it takes', () => {
  expect(container.StopTimeout).toBe(120);
  expect(settingsOf(behindGate()).drainSeconds).toBeLessThan(120);
});

test('its log goes to a group of its own, kept for a year', () => {
  expect(container.LogConfiguration).toMatchObject({ LogDriver: 'awslogs', Options: { 'awslogs-group': { Ref: expect.stringMatching(/^CacheGateLog/) } } });
  expect(propertiesOf(behindGate(), 'AWS::Logs::LogGroup')).toEqual({ RetentionInDays: 365 });
});

test('tasks are small ones of Fargate on x86, unless another size or processor is given', () => {
  expect(propertiesOf(behindGate(), TASK)).toMatchObject({
    Cpu: '256', Memory: '512', NetworkMode: 'awsvpc', RequiresCompatibilities: ['FARGATE'], RuntimePlatform: { CpuArchitecture: 'X86_64', OperatingSystemFamily: 'LINUX' },
  });
  expect(propertiesOf(behindGate({ cpu: 1024, memoryLimitMiB: 2048, cpuArchitecture: CpuArchitecture.ARM64 }), TASK)).toMatchObject({
    Cpu: '1024', Memory: '2048', RuntimePlatform: { CpuArchitecture: 'ARM64' },
  });
});

test('an image can be pinned by digest', () => {
  const image = `registry.example.com/node@sha256:${'0'.repeat(64)}`;
  expect(containerOf(behindGate({ image: ContainerImage.fromRegistry(image) })).Image).toBe(image);
});

describe('what the tasks may do', () => {
  test('is to read exactly the secret, and to write their log: nothing by a wildcard, and nothing inline', () => {
    const cache = behindGate();
    expect(statementsIn(cache)).toEqual([
      { Effect: 'Allow', Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Resource: { Ref: expect.stringMatching(/^CacheGateSecret/) } },
      { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: { 'Fn::GetAtt': [expect.stringMatching(/^CacheGateLog/), 'Arn'] } },
    ]);
    templateOf(cache).resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('is to read the certificate as well, where there is one', () => {
    const statements = statementsIn(behindGate(stack => ({ certificateSecret: certificateIn(stack) })));
    expect(statements.filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'))).toHaveLength(2);
    expect(JSON.stringify(statements)).not.toContain('"*"');
  });

  test('is granted before the service starts', () => {
    const template = templateOf(behindGate());
    const policies = Object.keys(template.findResources('AWS::IAM::ManagedPolicy'));
    expect(Object.values(template.findResources('AWS::ECS::Service'))[0].DependsOn).toEqual(expect.arrayContaining(policies));
  });
});

test('sizes that are only known at deployment are handed on', () => {
  const cache = behindGate(stack => ({
    cpu: new CfnParameter(stack, 'Cpu', { type: 'Number' }).valueAsNumber,
    memoryLimitMiB: new CfnParameter(stack, 'Memory', { type: 'Number' }).valueAsNumber,
  }));
  expect(propertiesOf(cache, TASK)).toMatchObject({ Cpu: { Ref: 'Cpu' }, Memory: { Ref: 'Memory' } });
});
