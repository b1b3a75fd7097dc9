import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Annotations, CfnParameter, Fn, Stack } from 'aws-cdk-lib/core';
import { behindGate, certificateIn, gate } from './gates';
import { GATE_EXAMPLES, GATE_WARNING_EXAMPLES } from './rule-examples';
import { CacheRules } from '../../src/cache/cache-rules';
import { warningId } from '../../src/private/rules';
import { SaslGateProps } from '../../src/sasl-gate/props';
import { GATE_RULES, GATE_WARNINGS } from '../../src/sasl-gate/rules';
import { codesOf, GivenTo, messageOf, newStack, SENTENCE, templateOf, warningsOf } from '../helpers';

/** The code and the address after a sentence. */
const END = / \[\w+\] https:\S+$/;
const pairs = (examples: typeof GATE_EXAMPLES) => Object.entries(examples).map(([code, example]) => ({ code, ...example }));
const codes = (given: GivenTo<SaslGateProps>) => codesOf(() => gate(given));
const number = (stack: Stack) => new CfnParameter(stack, 'Given', { type: 'Number' }).valueAsNumber;
const onlyIsolated = (stack: Stack) => new Vpc(stack, 'Only', { natGateways: 0, subnetConfiguration: [{ name: 'I', subnetType: SubnetType.PRIVATE_ISOLATED }] });
const selection = { vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED } };
const image = ContainerImage.fromRegistry('111122223333.dkr.ecr.eu-west-1.amazonaws.com/node');

test('each rule and each warning has one example, and each example a rule', () => {
  expect(Object.keys(GATE_EXAMPLES).sort()).toEqual(GATE_RULES.map(({ code }) => code).sort());
  expect(Object.keys(GATE_WARNING_EXAMPLES).sort()).toEqual(GATE_WARNINGS.map(({ code }) => code).sort());
});

describe.each(pairs(GATE_EXAMPLES))('the rule $code', ({ code, broken, repaired }) => {
  test('refuses its broken example, and says so in a sentence', () => {
    expect(codes(broken)).toEqual([code]);
    const [path, finding] = messageOf(() => gate(broken)).split('\n');
    expect(path).toBe('S/Gate:');
    expect(finding.replace(/^ {2}- /, '').replace(END, '')).toMatch(SENTENCE);
  });

  test('takes its repaired example', () => {
    templateOf(gate(repaired)).resourceCountIs('AWS::ECS::Service', 1);
  });
});

describe.each(pairs(GATE_WARNING_EXAMPLES))('the warning $code', ({ code, broken, repaired }) => {
  test('is given for its broken example, in a sentence, and can be acknowledged', () => {
    const stack = newStack();
    const made = gate(broken, stack);
    expect(warningsOf(stack)).toEqual([{ id: warningId(code), path: '/S/Gate', message: expect.stringContaining(` [${code}] `) }]);
    expect(warningsOf(stack)[0].message.replace(END, '')).toMatch(SENTENCE);
    Annotations.of(made).acknowledgeWarning(warningId(code));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is not given for its repaired example', () => {
    const stack = newStack();
    gate(repaired, stack);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('what is wrong with the gate of a cluster is said under the path of the gate, all of it at once', () => {
  const message = messageOf(() => behindGate({ port: 22, userName: '', minTasks: 0 }));
  expect(message.split('\n')[0]).toBe('S/Cache/Gate:');
  expect(codesOf(() => behindGate({ port: 22, userName: '', minTasks: 0 }))).toEqual(['GatePorts', 'GateUserName', 'GateTasks']);
});

// the health port comes after those of the nodes
test.each<[string, GivenTo<SaslGateProps>]>([
  ['port 1024', { port: 1024 }],
  ['the last ports', { nodes: 60, port: 65535 - 60 }],
  ['a user name of one character', { userName: 'a' }],
  ['a user name of 128 characters', { userName: 'a'.repeat(128) }],
  ['a user name with signs', { userName: 'shop:web@example.com' }],
  ['a large task', { cpu: 4096, memoryLimitMiB: 30720 }],
  ['the largest task', { cpu: 16384, memoryLimitMiB: 122880 }],
  ['one task', { minTasks: 1, maxTasks: 1 }],
  ['isolated subnets with endpoints and an image of one\'s own', stack => ({ vpc: onlyIsolated(stack), ...selection, hasVpcEndpoints: true, image })],
  ['60 nodes', { nodes: 60 }],
])('takes %s', (_, given) => {
  expect(codes(given)).toEqual([]);
});

test.each<[string, GivenTo<SaslGateProps>, string]>([
  ['port 1023', { port: 1023 }, 'GatePorts'],
  ['ports beyond the last one', { nodes: 60, port: 65535 - 59 }, 'GatePorts'],
  ['half a port', { port: 2000.5 }, 'GatePorts'],
  ['a port that is only known at deployment', stack => ({ port: number(stack) }), 'GatePorts'],
  ['nodes that are only known at deployment', stack => ({ nodes: number(stack) }), 'GateNeedsNodes'],
  ['an empty user name', { userName: '' }, 'GateUserName'],
  ['a user name of 129 characters', { userName: 'a'.repeat(129) }, 'GateUserName'],
  ['a user name with a line break', { userName: 'a\nb' }, 'GateUserName'],
  ['a user name that is not ASCII', { userName: 'grün' }, 'GateUserName'],
  ['no task', { minTasks: 0 }, 'GateTasks'],
  ['half a task', { minTasks: 1.5 }, 'GateTasks'],
  ['too little memory', { cpu: 1024 }, 'GateTaskSize'],
  ['too much memory', { cpu: 256, memoryLimitMiB: 4096 }, 'GateTaskSize'],
  ['memory between two sizes', { cpu: 256, memoryLimitMiB: 700 }, 'GateTaskSize'],
  ['memory between two sizes that is a multiple of the smallest', { cpu: 256, memoryLimitMiB: 1536 }, 'GateTaskSize'],
  ['no nodes', { nodes: 0 }, 'GateNeedsNodes'],
  ['half a node', { nodes: 1.5 }, 'GateNeedsNodes'],
  ['isolated subnets with endpoints and the public image', stack => ({ vpc: onlyIsolated(stack), ...selection, hasVpcEndpoints: true }), 'GateWithoutEgress'],
  ['isolated subnets without endpoints', stack => ({ vpc: onlyIsolated(stack), ...selection, image }), 'GateWithoutEgress'],
  ['isolated subnets that are not chosen', stack => ({ vpc: onlyIsolated(stack), hasVpcEndpoints: true, image }), 'GateWithoutEgress'],
  ['public subnets only', stack => ({ vpc: new Vpc(stack, 'Only', { natGateways: 0, subnetConfiguration: [{ name: 'P', subnetType: SubnetType.PUBLIC }] }) }), 'GateWithoutEgress'],
])('refuses %s', (_, given, code) => {
  expect(codes(given)).toEqual([code]);
});

test('no message names a token', () => {
  expect(messageOf(() => gate(stack => ({ port: number(stack) })))).toMatch(/^ {2}- 'port' of the gate must be known at synthesis/m);
});

test.each<[string, GivenTo<SaslGateProps>, string]>([
  ['no node', { nodes: 0 }, "'nodes' of the gate must be a whole number of 1 or more, got 0. "],
  ['a user name with a space', { userName: 'the shop' }, "got 'the shop'. Leave out 'userName' to use 'app'"],
  ['the last port', { nodes: 60, port: 65535 }, "'port' of the gate must be a whole number from 1024 to 65475, got 65535. "],
  ['no task at most', { maxTasks: 0 }, "'maxTasks' must be a whole number of 1 or more, got 0. "],
  ['no tasks at all', { minTasks: 0, maxTasks: 0 }, "'minTasks' and 'maxTasks' must be whole numbers of 1 or more, got 0 and 0. "],
  ['more tasks at least than at most', { minTasks: 11 }, "'minTasks' must be at most 'maxTasks', got 11 and 10. Use maxTasks: 11 or more"],
  ['a CPU that Fargate does not have', { cpu: 300 }, "'cpu' must be one of 256, 512, 1024, 2048, 4096, 8192, 16384, got 300. "],
  ['memory that does not go with the CPU', { cpu: 1024 }, 'with cpu: 1024, got 512. Use one of 2048, 3072, 4096 and so on up to 8192. '],
  ['isolated subnets', stack => ({ vpc: onlyIsolated(stack), ...selection }), 'Select private subnets with egress, or create VPC endpoints'],
  ['endpoints without an image', stack => ({ vpc: onlyIsolated(stack), ...selection, hasVpcEndpoints: true }), "'image' is required in isolated subnets"],
  ['a VPC without private subnets', stack => ({ vpc: onlyIsolated(stack) }), 'the tasks of the gate need private subnets with egress, and the VPC has none. '],
])('says what is wrong with %s', (_, given, words) => {
  expect(messageOf(() => gate(given))).toContain(words);
});

test('a size that Fargate may have by now can be acknowledged, and one that cannot exist cannot', () => {
  const acknowledged = (given: Partial<SaslGateProps>) => codesOf(() => gate(stack => {
    CacheRules.of(stack).acknowledge('GateTaskSize', 'AWS has it since last week');
    return given;
  }));
  expect(acknowledged({ cpu: 32768, memoryLimitMiB: 65536 })).toEqual([]);
  expect(acknowledged({ cpu: 256, memoryLimitMiB: -1 })).toEqual(['GateTaskSize']);
});

test('subnets of a VPC that is only known at deployment are taken', () => {
  expect(codes(stack => ({
    vpc: Vpc.fromVpcAttributes(stack, 'Imported', {
      vpcId: Fn.importValue('vpc'), availabilityZones: ['a', 'b'], privateSubnetIds: Fn.split(',', Fn.importValue('subnets'), 2),
    }),
    certificateSecret: certificateIn(stack),
  }))).toEqual([]);
});
