import { NetworkType } from '../../network/network-type';
import { Rule } from '../../private/rules';
import { GateFacts } from '../facts';

const FARGATE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html';
const ENDPOINTS = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html';
const SASL = 'https://github.com/cdk-elasticache/cdk-elasticache/blob/main/docs/security/sasl.md';

/** What a task of Fargate may have: units of CPU, and the MiB that go with them. */
const SIZES: { readonly [cpu: number]: { readonly min: number; readonly max: number; readonly step: number } } = {
  256: { min: 512, max: 2048, step: 512 },
  512: { min: 1024, max: 4096, step: 1024 },
  1024: { min: 2048, max: 8192, step: 1024 },
  2048: { min: 4096, max: 16384, step: 1024 },
  4096: { min: 8192, max: 30720, step: 1024 },
};

/** What cannot work, of the gate in front of a Memcached cluster. */
export const GATE_RULES: Array<Rule<GateFacts>> = [
  {
    code: 'GateNeedsNodes',
    clause: 'the gate has a port for each node, so that their number must be known at synthesis',
    see: SASL,
    broken: f => f.nodes === undefined,
    says: () => 'the number of \'nodes\' is not known, and the gate has a port for each; write a number as \'nodes\' of the cluster or the gate',
  },
  {
    code: 'GateBehindGate',
    clause: 'the cluster has a gate of its own, and lets in nobody else',
    see: SASL,
    broken: f => f.behindAnother,
    says: f => `'cluster' ${f.clusterPath} has a gate already, by MemcachedAuthentication.sasl(); use its 'gate', or leave 'authentication' of the cluster out`,
  },
  {
    code: 'GateNeedsSecurityGroups',
    clause: 'the security groups of an imported cluster are not known, so that the gate could not reach its nodes',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html',
    broken: f => !f.nodesKnown,
    says: f => `the security groups of 'cluster' ${f.clusterPath} are not known, so that its nodes cannot be opened for the gate; pass 'securityGroups' to fromMemcachedClusterAttributes`,
  },
  {
    code: 'GatePorts',
    clause: 'the ports of the gate, one for each node and one for its health, are not between 1024 and 65535, or only known at deployment',
    see: SASL,
    broken: f => !f.portKnown || !Number.isInteger(f.port) || f.port < 1024 || f.nodes !== undefined && f.port + f.nodes > 65535,
    says: f => `'port' of the gate must be a whole number from 1024 to ${65535 - (f.nodes ?? 0)}, got ${f.port}; leave it out to have 11212`,
  },
  {
    code: 'GateSecretGivenTwice',
    clause: '`userName` excludes `secret`, which holds one',
    see: SASL,
    broken: f => f.userNameGiven && f.secret !== undefined,
    says: () => '\'userName\' was given together with \'secret\', whose field \'username\' it is; leave one of them out',
  },
  {
    code: 'GateUserName',
    clause: 'the user name is empty, longer than 128 characters, or has spaces or control characters',
    see: 'https://www.rfc-editor.org/rfc/rfc4616',
    broken: f => f.userName !== undefined && !/^[\x21-\x7e]{1,128}$/.test(f.userName),
    says: f => `'userName' must be 1 to 128 visible ASCII characters without spaces, got '${f.userName}'; write for example 'app'`,
  },
  {
    code: 'GateNeedsBinaryProtocol',
    clause: 'clients speak SASL in the binary protocol, which `binding_protocol` ascii refuses',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Memcached',
    broken: f => f.asciiOnly,
    says: () => 'MemcachedAuthentication.sasl() needs the binary protocol, and the parameter \'binding_protocol\' is \'ascii\'; leave the parameter out (\'asciiOnly\' too)',
  },
  {
    code: 'GateNeedsIpv4',
    clause: 'the gate has IPv4 addresses only',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html',
    broken: f => f.networkType === NetworkType.IPV6,
    says: () => 'the gate has IPv4 addresses, and the cluster\'s \'networkType\' is IPV6; write NetworkType.DUAL_STACK or leave it out',
  },
  {
    code: 'GateNeedsNewerVersion',
    dated: true,
    clause: 'the gate learns the nodes by auto discovery, which Memcached 1.4.14 began with',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoDiscovery.html',
    broken: f => f.version?._facts.autoDiscovery === false,
    says: f => `MemcachedAuthentication.sasl() needs Memcached 1.4.14 or later, got version ${f.version!.version}; write MemcachedVersion.V1_6_22`,
  },
  {
    code: 'GateWithoutEgress',
    clause: 'the tasks of the gate have no way to Secrets Manager, their log and their image',
    see: ENDPOINTS,
    broken: f => f.subnets === undefined || f.isolated.length > 0 && !(f.hasVpcEndpoints && f.image !== undefined),
    says: () => 'the gate\'s tasks need a way to Secrets Manager, CloudWatch Logs and their image, and its subnets have none; give the VPC private subnets with egress, or write hasVpcEndpoints: true, an \'image\' of a repository in Amazon ECR, and \'vpcSubnets\'',
  },
  {
    code: 'GateInPublicSubnets',
    clause: 'the gate lies in public subnets',
    see: FARGATE,
    broken: f => f.subnets?.hasPublic,
    says: () => '\'vpcSubnets\' of the gate selects public subnets, where its tasks have no way out without a public address; select private ones',
  },
  {
    code: 'GateTasks',
    clause: 'the number of tasks is out of range',
    see: FARGATE,
    broken: f => [f.minTasks, f.maxTasks].some(tasks => !Number.isInteger(tasks)) || f.minTasks < 1 || f.maxTasks < f.minTasks,
    says: f => `'minTasks' and 'maxTasks' must be whole numbers, 1 or more, the first no more than the second, got ${f.minTasks} and ${f.maxTasks}`,
  },
  {
    code: 'GateTaskSize',
    clause: 'Fargate has no tasks of this CPU and memory',
    see: FARGATE,
    broken: f => !fits(f),
    says: f => `'cpu' and 'memoryLimitMiB' must be a size that Fargate has, got ${f.cpu} and ${f.memoryLimitMiB}; write 256 and 512, 512 and 1024, or 1024 and 2048`,
  },
];

export const GATE_WARNINGS: Array<Rule<GateFacts>> = [
  {
    code: 'GatePlaintext',
    clause: 'clients send user name and password unencrypted to the gate',
    see: SASL,
    broken: f => f.certificateSecret === undefined,
    says: () => 'clients send user name, password and data in plaintext to the gate, inside the VPC; give a \'certificateSecret\', or acknowledge this',
  },
  {
    code: 'GateOfOneTask',
    clause: 'a gate of one task is away while the task is replaced',
    see: SASL,
    broken: f => f.minTasks === 1,
    says: () => '\'minTasks\' is 1: the cache cannot be reached while that task is away; write 2 or more, or acknowledge this',
  },
];

function fits({ cpu, memoryLimitMiB }: GateFacts): boolean {
  const size = SIZES[cpu];
  return size !== undefined && memoryLimitMiB >= size.min && memoryLimitMiB <= size.max && memoryLimitMiB % size.step === 0;
}
