import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { App, CfnParameter, Stack } from 'aws-cdk-lib/core';
import { behindGate, existing, gate, rulesOf } from './gates';
import { MemcachedCluster } from '../../src/memcached/memcached-cluster';
import { SaslGate } from '../../src/sasl-gate/sasl-gate';
import { newStack, PRIVATE_SUBNETS, propertiesOf, templateOf, vpcOf } from '../helpers';

const NODES = { 'Fn::GetAtt': [expect.stringMatching(/^CacheSecurityGroup/), 'GroupId'] };
const GATE = { 'Fn::GetAtt': [expect.stringMatching(/^CacheGateSecurityGroup/), 'GroupId'] };
const application = (stack: Stack) => new SecurityGroup(stack, 'Application', { vpc: vpcOf(stack), allowAllOutbound: false });

describe('security groups', () => {
  test('let only the gate to the nodes', () => {
    expect(rulesOf(behindGate(), 'Ingress')).toEqual([
      expect.objectContaining({ GroupId: NODES, SourceSecurityGroupId: GATE, IpProtocol: 'tcp', FromPort: 11212, ToPort: 11212 }),
    ]);
  });

  test('let the gate out to the nodes, and to the APIs over HTTPS, and nowhere else', () => {
    const cache = behindGate();
    expect(rulesOf(cache, 'Egress')).toEqual([
      expect.objectContaining({ GroupId: GATE, DestinationSecurityGroupId: NODES, FromPort: 11212, ToPort: 11212 }),
    ]);
    const own = Object.entries(templateOf(cache).findResources('AWS::EC2::SecurityGroup')).find(([id]) => id.startsWith('CacheGate'))![1].Properties;
    expect(own.SecurityGroupEgress).toEqual([expect.objectContaining({ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })]);
    expect(own).not.toHaveProperty('SecurityGroupIngress');
  });

  test('of the cluster open the ports of the gate to clients, one for each node, and not those of the nodes', () => {
    const cache = behindGate({}, newStack(), { nodes: 3 });
    cache.connections.allowDefaultPortFrom(application(cache.stack));
    const fromApplication = rulesOf(cache, 'Ingress').filter(({ SourceSecurityGroupId }) => JSON.stringify(SourceSecurityGroupId).includes('Application'));
    expect(fromApplication).toEqual([expect.objectContaining({ GroupId: GATE, FromPort: 11212, ToPort: 11214 })]);
  });

  test('know the gate as what is connected to', () => {
    const cache = behindGate();
    expect(cache.connections).toBe(cache.gate.connections);
    expect(cache.connections.securityGroups).toEqual(cache.gate.connections.securityGroups);
  });
});

describe('endpoints', () => {
  test('are one host, and a port for each node, in the order of the nodes', () => {
    const cache = behindGate({}, newStack(), { nodes: 3 });
    const host = cache.endpoints[0].hostname;
    expect(host).toMatch(/^memcached\.s-cache-gate-[0-9a-f]{8}\.internal$/);
    expect(cache.endpoints.map(({ socketAddress }) => socketAddress)).toEqual([11212, 11213, 11214].map(port => `${host}:${port}`));
    expect(cache.gate.endpoints).toBe(cache.endpoints);
  });

  test('begin at the port and have the name that were chosen', () => {
    expect(behindGate({ port: 30000, serviceName: 'sessions' }).endpoints.map(({ socketAddress }) => socketAddress)).toEqual([
      expect.stringMatching(/^sessions\.[-\w]+\.internal:30000$/), expect.stringMatching(/^sessions\.[-\w]+\.internal:30001$/),
    ]);
  });

  test('are registered in Cloud Map, as addresses that are forgotten within seconds', () => {
    const cache = behindGate();
    expect(propertiesOf(cache, 'AWS::ServiceDiscovery::Service')).toMatchObject({
      Name: 'memcached', DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 10 }], RoutingPolicy: 'MULTIVALUE' }, HealthCheckCustomConfig: { FailureThreshold: 1 },
    });
    expect(`memcached.${propertiesOf(cache, 'AWS::ServiceDiscovery::PrivateDnsNamespace').Name}`).toBe(cache.endpoints[0].hostname);
  });

  test('lie in a namespace that was given', () => {
    const cache = behindGate(stack => ({ namespace: new PrivateDnsNamespace(stack, 'Shop', { vpc: vpcOf(stack), name: 'shop.internal' }) }));
    expect(cache.endpoints[0].hostname).toBe('memcached.shop.internal');
    templateOf(cache).resourceCountIs('AWS::ServiceDiscovery::PrivateDnsNamespace', 1);
  });

  test('lie in a namespace that exists already', () => {
    const cache = behindGate(stack => ({
      namespace: PrivateDnsNamespace.fromPrivateDnsNamespaceAttributes(stack, 'Shop', {
        namespaceArn: 'arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-1', namespaceId: 'ns-1', namespaceName: 'shop.internal',
      }),
    }));
    expect(cache.endpoints[0].hostname).toBe('memcached.shop.internal');
    templateOf(cache).resourceCountIs('AWS::ServiceDiscovery::PrivateDnsNamespace', 0);
    expect(propertiesOf(cache, 'AWS::ServiceDiscovery::Service').NamespaceId).toBe('ns-1');
  });

  test('have a name that is only known at deployment', () => {
    const cache = behindGate(stack => ({ serviceName: new CfnParameter(stack, 'Given').valueAsString }));
    expect(cache.stack.resolve(cache.endpoints[0].hostname)).toEqual({ 'Fn::Join': ['', [{ Ref: 'Given' }, expect.stringMatching(/^\..*\.internal$/)]] });
  });

  test('of two caches of a VPC have different hosts', () => {
    const stack = newStack();
    const hosts = ['One', 'Two'].map(id => new SaslGate(stack, id, { cluster: existing(new Stack(stack, id + 'Stack')), vpc: vpcOf(stack) }).endpoints[0].hostname);
    expect(new Set(hosts).size).toBe(2);
  });
});

describe('the service', () => {
  const SERVICE = 'AWS::ECS::Service';
  const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';

  test('lies in private subnets without public addresses, is spread over zones, and falls back from a deployment that fails', () => {
    expect(propertiesOf(behindGate(), SERVICE)).toMatchObject({
      LaunchType: 'FARGATE',
      AvailabilityZoneRebalancing: 'ENABLED',
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          AssignPublicIp: 'DISABLED',
          SecurityGroups: [GATE],
          Subnets: PRIVATE_SUBNETS,
        },
      },
      DeploymentConfiguration: { MinimumHealthyPercent: 100, MaximumPercent: 200, DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
    });
  });

  test('has 2 to 10 tasks, as many as their CPU needs, and a deployment does not change their number', () => {
    const cache = behindGate();
    expect(propertiesOf(cache, TARGET)).toMatchObject({ MinCapacity: 2, MaxCapacity: 10, ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' });
    expect(propertiesOf(cache, SERVICE)).not.toHaveProperty('DesiredCount');
    templateOf(cache).hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
      TargetTrackingScalingPolicyConfiguration: { PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' }, TargetValue: 60 },
    });
  });

  test('has a fixed number of tasks where least and most are the same', () => {
    const cache = behindGate({ minTasks: 3, maxTasks: 3 });
    expect(propertiesOf(cache, SERVICE).DesiredCount).toBe(3);
    templateOf(cache).resourceCountIs(TARGET, 0);
  });

  test('is scaled between numbers that are only known at deployment', () => {
    const number = (stack: Stack, id: string) => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
    const cache = behindGate(stack => ({ minTasks: number(stack, 'Least'), maxTasks: number(stack, 'Most') }));
    expect(propertiesOf(cache, TARGET)).toMatchObject({ MinCapacity: { Ref: 'Least' }, MaxCapacity: { Ref: 'Most' } });
  });

  test('runs in an ECS cluster of its own with Container Insights', () => {
    expect(propertiesOf(behindGate(), 'AWS::ECS::Cluster').ClusterSettings).toEqual([{ Name: 'containerInsights', Value: 'enabled' }]);
  });

  test.each<[string, (stack: Stack) => Cluster, unknown, number]>([
    ['of the app', stack => new Cluster(stack, 'Shop', { vpc: vpcOf(stack) }), { Ref: expect.stringMatching(/^Shop/) }, 1],
    ['that exists already', stack => Cluster.fromClusterAttributes(stack, 'Shop', { clusterName: 'shop', vpc: vpcOf(stack) }) as Cluster, 'shop', 0],
  ])('runs in a cluster %s, if it is given', (_, ecsCluster, name, count) => {
    const cache = behindGate(stack => ({ ecsCluster: ecsCluster(stack) }));
    expect(propertiesOf(cache, SERVICE).Cluster).toEqual(name);
    templateOf(cache).resourceCountIs('AWS::ECS::Cluster', count);
  });
});

describe('a gate in front of a cluster that exists already', () => {
  test('is let in by its security groups, from outside of their stack', () => {
    expect(rulesOf(gate(), 'Ingress')).toEqual([expect.objectContaining({ GroupId: 'sg-nodes', FromPort: 11211, ToPort: 11211 })]);
  });

  test('has as many ports as the cluster has nodes, or as is said', () => {
    expect(gate().endpoints).toHaveLength(2);
    expect(gate({ nodes: 5 }).endpoints).toHaveLength(5);
    expect(gate(stack => ({ cluster: existing(stack, null), nodes: 4 })).endpoints).toHaveLength(4);
  });
});

test('a gate in another stack than its cluster makes no circle: its stack depends on that of the cluster', () => {
  const app = new App();
  const [data, access] = ['Data', 'Access'].map(id => new Stack(app, id));
  const vpc = vpcOf(data);
  const cluster = new MemcachedCluster(data, 'Cache', { vpc });
  const made = new SaslGate(access, 'Gate', { cluster, vpc });
  made.connections.allowDefaultPortFrom(new SecurityGroup(access, 'Application', { vpc }));
  expect(() => app.synth()).not.toThrow();
  expect([data.dependencies, access.dependencies]).toEqual([[], [data]]);
  expect(rulesOf(access, 'Ingress').map(({ FromPort, ToPort }) => [FromPort, ToPort])).toEqual(expect.arrayContaining([[11212, 11212], [11212, 11213]]));
});

test('the cluster of such a gate still says how its nodes are reached, which are the gate\'s to reach', () => {
  const stack = newStack();
  const cluster = new MemcachedCluster(stack, 'Cache', { vpc: vpcOf(stack) });
  new SaslGate(stack, 'Gate', { cluster, vpc: vpcOf(stack) });
  expect(cluster.gate).toBeUndefined();
  expect(rulesOf(stack, 'Ingress')).toHaveLength(1);
});
