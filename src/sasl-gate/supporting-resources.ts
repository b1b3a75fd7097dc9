import { Connections, IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  AvailabilityZoneRebalancing, CfnService, Cluster, ContainerImage, ContainerInsights, CpuArchitecture, FargateService, FargateTaskDefinition,
  LogDriver, OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import { IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { DnsRecordType, INamespace, PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Duration, Names, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { monitorGate, GateMonitoring } from './alarms';
import { gateCode } from './code';
import { GatePlan } from './plan';
import { GateRole } from './role';
import { gateArguments, GateSettings, healthCommand } from './server/settings';
import { rotate } from '../access/rotation/rotate';
import { arnOf } from '../access/rotation/rotation-role';
import { passwordOfGate } from '../access/rotation/rotation-target';
import { accessTo } from '../network/closed-security-group';
import { letLogsUse } from '../private/logs-key';

const IMAGE = 'public.ecr.aws/docker/library/node:24-alpine';
/** The user `node` of the image. Its number also works in images without that name. */
const USER = '1000';

/** The resources of the gate that other code uses. */
export interface GateResources {
  readonly service: FargateService;
  readonly secret: ISecret;
  readonly connections: Connections;
  readonly hostname: string;
  readonly monitoring: GateMonitoring;
}

/** What the resources of the gate depend on. */
export interface GateProps extends GatePlan {
  readonly nodeConnections: Connections;
}

/** Creates the tasks of the gate, and what they need. */
export function createGate(scope: Construct, plan: GateProps): GateResources {
  const { cluster, vpc, encryptionKey } = plan;
  const secret = plan.secret ?? new Secret(scope, 'Secret', {
    description: `User name and password of ${scope.node.path}`.slice(0, 2048),
    encryptionKey,
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ username: plan.userName }),
      generateStringKey: 'password',
      passwordLength: 64,
      excludePunctuation: true,
      includeSpace: false,
    },
  });
  const settings: GateSettings = {
    configurationHost: cluster.configurationEndpoint.hostname,
    configurationPort: cluster.configurationEndpoint.portAsString(),
    transitEncryption: cluster.transitEncryptionEnabled,
    nodes: plan.nodes!,
    firstPort: plan.port,
    healthPort: plan.port + plan.nodes!,
    region: Stack.of(scope).region,
    credentialsSecretArn: secret.secretArn,
    certificateSecretArn: plan.certificateSecret?.secretArn,
  };
  const logGroup = createLog(scope, plan);
  const task = createTask(scope, plan, settings, logGroup);
  allowRead(task.taskRole, secret);
  if (plan.certificateSecret) { allowRead(task.taskRole, plan.certificateSecret); }

  const connections = createConnections(scope, plan);
  const namespace: INamespace = plan.namespace ?? createNamespace(scope, vpc);
  const service = createService(scope, plan, { task, namespace, connections });
  if (plan.rotateEvery) {
    rotate(scope, { secret, rotateEvery: plan.rotateEvery, options: plan.rotation, encryptionKey, target: passwordOfGate(), after: [service] });
  }
  return {
    service,
    secret,
    connections,
    hostname: `${plan.serviceName}.${namespace.namespaceName}`,
    monitoring: monitorGate(scope, logGroup, plan.alarms, service),
  };
}

function createLog(scope: Construct, { encryptionKey, logRetention = RetentionDays.ONE_YEAR }: GatePlan): LogGroup {
  if (encryptionKey) { letLogsUse(encryptionKey, scope); }
  return new LogGroup(scope, 'Log', { encryptionKey, retention: logRetention, removalPolicy: RemovalPolicy.DESTROY });
}

function createTask(scope: Construct, plan: GatePlan, settings: GateSettings, logGroup: LogGroup): FargateTaskDefinition {
  const { cpu, memoryLimitMiB, image = ContainerImage.fromRegistry(IMAGE), cpuArchitecture = CpuArchitecture.X86_64 } = plan;
  const task = new FargateTaskDefinition(scope, 'Task', {
    cpu,
    memoryLimitMiB,
    taskRole: new GateRole(scope, 'TaskRole'),
    executionRole: new GateRole(scope, 'ExecutionRole'),
    runtimePlatform: { cpuArchitecture, operatingSystemFamily: OperatingSystemFamily.LINUX },
  });
  task.addContainer('Gate', {
    image,
    entryPoint: ['node'],
    command: ['-e', gateCode(), '--', ...gateArguments(settings)],
    user: USER,
    readonlyRootFilesystem: true,
    portMappings: Array.from({ length: settings.nodes }, (_, i) => ({ containerPort: settings.firstPort + i })),
    healthCheck: {
      command: healthCommand(settings),
      interval: Duration.seconds(10),
      timeout: Duration.seconds(5),
      retries: 3,
      startPeriod: Duration.seconds(30),
    },
    // the gate waits up to 100 seconds for open connections
    stopTimeout: Duration.seconds(120),
    logging: LogDriver.awsLogs({ logGroup, streamPrefix: 'gate' }),
  });
  return task;
}

/** Grants it on the role only. If the policy of the key named the role, stacks would depend on each other in a cycle. */
function allowRead(role: IRole, secret: ISecret): void {
  const actions = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'];
  role.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [arnOf(secret)] }));
  if (secret.encryptionKey) {
    role.addToPrincipalPolicy(new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [secret.encryptionKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(role).region}.amazonaws.com` } },
    }));
  }
}

/** Inbound: nothing until you open the ports. Outbound: the nodes, and the APIs over HTTPS. */
function createConnections(scope: Construct, { vpc, port, nodes, nodeConnections }: GateProps): Connections {
  const group = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: accessTo(scope),
    allowAllOutbound: false,
  });
  group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'Secrets Manager, CloudWatch Logs and the image');
  const connections = new Connections({ securityGroups: [group], defaultPort: Port.tcpRange(port, port + nodes! - 1) });
  connections.allowToDefaultPort({ connections: nodeConnections }, 'to the nodes');
  return connections;
}

function createNamespace(scope: Construct, vpc: IVpc): PrivateDnsNamespace {
  // short, so that 60 endpoints fit into a parameter of Systems Manager, and into the environment of a function
  const label = Names.uniqueResourceName(scope, { maxLength: 24, separator: '-' }).toLowerCase();
  return new PrivateDnsNamespace(scope, 'Namespace', { vpc, name: `${label}.internal` });
}

interface ServiceParts {
  readonly task: FargateTaskDefinition;
  readonly namespace: INamespace;
  readonly connections: Connections;
}

function createService(scope: Construct, plan: GatePlan, { task, namespace, connections }: ServiceParts): FargateService {
  const { vpc, vpcSubnets, subnets, minTasks, maxTasks, serviceName } = plan;
  const service = new FargateService(scope, 'Service', {
    cluster: plan.ecsCluster ?? new Cluster(scope, 'Cluster', { vpc, containerInsightsV2: ContainerInsights.ENABLED }),
    taskDefinition: task,
    desiredCount: minTasks,
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    circuitBreaker: { rollback: true },
    availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
    securityGroups: connections.securityGroups,
    vpcSubnets: vpcSubnets ?? { subnets: subnets!.subnets },
    cloudMapOptions: { cloudMapNamespace: namespace, name: serviceName, dnsRecordType: DnsRecordType.A, dnsTtl: Duration.seconds(10) },
  });
  // without its permissions, a task fails to start, which counts as a failed deployment
  service.node.addDependency(task.executionRole!);
  if (maxTasks !== minTasks) {
    // a number in the template would reset the scaling at each deployment
    (service.node.defaultChild as CfnService).desiredCount = undefined;
    service.autoScaleTaskCount({ minCapacity: minTasks, maxCapacity: maxTasks }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
  }
  return service;
}
