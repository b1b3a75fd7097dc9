import { NetworkType } from '../../network/network-type';
import { Rule } from '../../private/rules';
import { listed, sentence, shown } from '../../private/words';
import { GateFacts } from '../facts';
import { SIZES } from '../fargate-sizes';

const FARGATE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html';
const ENDPOINTS = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html';
const SASL = 'https://github.com/cdk-elasticache/cdk-elasticache/blob/main/docs/security/sasl.md';

const isCount = (number?: number) => Number.isInteger(number) && number! >= 1;
const notCounts = ({ minTasks, maxTasks }: GateFacts) =>
  Object.entries({ minTasks, maxTasks }).filter(([, tasks]) => !isCount(tasks));

/** What cannot work in the gate in front of a Memcached cluster. */
export const GATE_RULES: Array<Rule<GateFacts>> = [
  {
    code: 'GateNeedsNodes',
    clause: 'the number of nodes is below 1, no whole number or only known at deployment: the gate has a port for each node',
    see: SASL,
    broken: f => !isCount(f.nodes),
    says: (f, w) => f.nodes === undefined
      ? `the gate has a port for each node, so it must know their number at synthesis. Write a number as ${w.name('nodes')} of the cluster or of the gate`
      : `${w.name('nodes')} of the gate must be a whole number of 1 or more, got ${shown(f.nodes)}. Write the number of nodes of the cluster`,
  },
  {
    code: 'GateBehindGate',
    clause: 'the cluster already has a gate, and its nodes accept only that one',
    see: SASL,
    broken: f => f.behindAnother,
    says: (f, w) => `${w.name('cluster')} ${f.clusterPath} already has a gate, by MemcachedAuthentication.sasl(). `
      + `Use its 'gate', or ${w.omit('authentication')} of the cluster`,
  },
  {
    code: 'GateNeedsSecurityGroups',
    clause: 'the security groups of an imported cluster are not known, so the gate cannot reach its nodes',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html',
    broken: f => !f.nodesKnown,
    says: (f, w) => `the security groups of ${w.name('cluster')} ${f.clusterPath} are not known, so the gate cannot reach its nodes. `
      + `Pass ${w.name('securityGroups')} to MemcachedCluster.fromMemcachedClusterAttributes()`,
  },
  {
    code: 'GatePorts',
    clause: 'the ports of the gate, one for each node and one for health checks, are not between 1024 and 65535, or only known at deployment',
    see: SASL,
    broken: f => !f.portKnown || !Number.isInteger(f.port) || f.port < 1024 || (isCount(f.nodes) && f.port + f.nodes! > 65535),
    says: (f, w) => f.portKnown
      ? `${w.name('port')} of the gate must be a whole number from 1024 to ${65535 - (isCount(f.nodes) ? f.nodes! : 1)}, got ${shown(f.port)}. `
        + `${sentence(w.omit('port'))} to use 11212`
      : `${w.name('port')} of the gate must be known at synthesis, since the other nodes use the ports after it. `
        + `Write a number, or ${w.omit('port')} to use 11212`,
  },
  {
    code: 'GateSecretGivenTwice',
    clause: '`userName` is given together with `secret`, which contains the user name',
    see: SASL,
    broken: f => f.userNameGiven && f.secret !== undefined,
    says: (_, w) => `${w.name('userName')} cannot be used with ${w.name('secret')}, whose field 'username' is the user name. `
      + `${sentence(w.omit('userName'))}, or ${w.omit('secret')} to have one generated`,
  },
  {
    code: 'GateUserName',
    clause: 'the user name is empty, is longer than 128 characters, or has spaces or control characters',
    see: 'https://www.rfc-editor.org/rfc/rfc4616',
    broken: f => f.userName !== undefined && !/^[\x21-\x7e]{1,128}$/.test(f.userName),
    says: (f, w) => `${w.name('userName')} must be 1 to 128 visible ASCII characters without spaces, got ${shown(f.userName)}. `
      + `${sentence(w.omit('userName'))} to use 'app'`,
  },
  {
    code: 'GateNeedsBinaryProtocol',
    clause: 'the parameter `binding_protocol` is ascii: clients use SASL over the binary protocol',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Memcached',
    broken: f => f.asciiOnly,
    says: (_, w) => 'the gate needs the binary protocol, but the parameter \'binding_protocol\' of the cluster is \'ascii\'. Leave out the parameter'
      + w.put({ props: ', and \'asciiOnly\' of MemcachedParameters' }),
  },
  {
    code: 'GateNeedsIpv4',
    clause: 'the gate has only IPv4 addresses, and the cluster only IPv6',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html',
    broken: f => f.networkType === NetworkType.IPV6,
    says: (f, w) => `the gate needs IPv4, but ${w.name('networkType')} of the cluster is ${shown(f.networkType)}. `
      + `Use ${w.set('networkType', NetworkType.DUAL_STACK)}, or ${w.omit('networkType')}`,
  },
  {
    code: 'GateNeedsNewerVersion',
    dated: true,
    clause: 'the gate finds the nodes by auto discovery, which needs Memcached 1.4.14 or later',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoDiscovery.html',
    broken: f => f.version?._facts.autoDiscovery === false,
    says: (f, w) => `the gate needs auto discovery, which starts with Memcached 1.4.14, got version ${f.version!.version}. `
      + `Use ${w.version('memcached', '1.6.22')} for the cluster`,
  },
  {
    code: 'GateWithoutEgress',
    clause: 'the tasks of the gate cannot reach Secrets Manager, CloudWatch Logs and their image',
    see: ENDPOINTS,
    broken: f => f.subnets === undefined || (f.isolated.length > 0 && !(f.hasVpcEndpoints && f.image !== undefined)),
    says: (f, w) => {
      if (f.subnets === undefined) {
        return 'the tasks of the gate need private subnets with egress, and the VPC has none. '
          + `Add some, or use isolated subnets with ${w.name('vpcSubnets')}, ${w.set('hasVpcEndpoints', true)} and an ${w.name('image')} in Amazon ECR`;
      }
      return f.hasVpcEndpoints
        ? `${w.name('image')} is required in isolated subnets, since the default image is in a public registry. Pass an image in a private repository of Amazon ECR`
        : `${w.name('vpcSubnets')} of the gate selects isolated subnets, where its tasks cannot reach Secrets Manager, CloudWatch Logs and their image. `
          + `Select private subnets with egress, or create VPC endpoints and use ${w.set('hasVpcEndpoints', true)}`;
    },
  },
  {
    code: 'GateInPublicSubnets',
    clause: 'the gate is in public subnets, and its tasks have no public address',
    see: FARGATE,
    broken: f => f.subnets?.hasPublic,
    says: (_, w) => `${w.name('vpcSubnets')} of the gate selects public subnets, where its tasks have no internet access without a public address. `
      + 'Select private subnets with egress',
  },
  {
    code: 'GateTasks',
    clause: 'the minimum or the maximum number of tasks is below 1 or no whole number, or the minimum is above the maximum',
    see: FARGATE,
    broken: f => notCounts(f).length > 0 || f.maxTasks < f.minTasks,
    says: (f, w) => {
      const wrong = notCounts(f);
      return wrong.length > 0
        ? `${w.names(wrong.map(([name]) => name))} must be ${wrong.length > 1 ? 'whole numbers' : 'a whole number'} of 1 or more, `
          + `got ${listed(wrong.map(([, tasks]) => shown(tasks)))}. `
          + 'Use 2 tasks or more, so that one can be replaced while another works'
        : `${w.name('minTasks')} must be at most ${w.name('maxTasks')}, got ${f.minTasks} and ${f.maxTasks}. Use ${w.set('maxTasks', f.minTasks)} or more`;
    },
  },
  {
    code: 'GateTaskSize',
    dated: f => [f.cpu, f.memoryLimitMiB].every(isCount),
    clause: 'Fargate has no tasks with this CPU and memory',
    see: FARGATE,
    broken: f => !SIZES.get(f.cpu)?.includes(f.memoryLimitMiB),
    says: (f, w) => {
      const memory = SIZES.get(f.cpu);
      return memory
        ? `${w.name('memoryLimitMiB')} must be a size that Fargate has with ${w.set('cpu', f.cpu)}, got ${shown(f.memoryLimitMiB)}. `
          + `Use one of ${memory.slice(0, 3).join(', ')}${memory.length > 3 ? ` and so on up to ${memory[memory.length - 1]}` : ''}`
        : `${w.name('cpu')} must be one of ${[...SIZES.keys()].join(', ')}, got ${shown(f.cpu)}. ${sentence(w.omit('cpu'))} to use 256`;
    },
  },
];

/** What works, but is unwise. */
export const GATE_WARNINGS: Array<Rule<GateFacts>> = [
  {
    code: 'GatePlaintext',
    clause: 'clients send user name and password to the gate unencrypted',
    see: SASL,
    broken: f => f.certificateSecret === undefined,
    says: (_, w) => 'clients send user name, password and data to the gate in plaintext, inside the VPC. '
      + `Pass ${w.name('certificateSecret')} for TLS, or acknowledge this warning`,
  },
  {
    code: 'GateOfOneTask',
    clause: 'the gate has one task: clients cannot reach the cache while the task is replaced',
    see: SASL,
    broken: f => f.minTasks === 1,
    says: (_, w) => `${w.name('minTasks')} is 1, so clients cannot reach the cache while the task is replaced. Use 2 or more, or acknowledge this warning`,
  },
];
