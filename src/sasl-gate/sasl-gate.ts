import { Connections, IConnectable } from 'aws-cdk-lib/aws-ec2';
import { FargateService } from 'aws-cdk-lib/aws-ecs';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SaslGateMetrics } from './metrics';
import { gatePlanOf, OwnGateProps } from './plan';
import { SaslGateProps } from './props';
import { GATE_RULES, GATE_WARNINGS } from './rules';
import type { GateResources, GateProps } from './supporting-resources';
import { Endpoint } from '../network/endpoint';
import type { AlarmWithSeverity } from '../observe/alarms/cache-alarms';
import { failWith, warnWith } from '../private/report';
import { check } from '../private/rules';

/**
 * A gate that checks user name and password (SASL PLAIN) of the clients of a Memcached cluster, since ElastiCache for Memcached
 * cannot. It is an ECS service on Fargate that forwards clients to the nodes once they have logged in.
 *
 * The gate is part of this library, not of AWS. `docs/security/sasl.md` describes what it does, what it costs and how it was tested.
 *
 * The security groups of an existing cluster keep their rules. Remove those that let clients bypass the gate.
 *
 * @example
 * const shop = MemcachedCluster.fromMemcachedClusterAttributes(this, 'Shop', {
 *   clusterName: 'shop',
 *   configurationEndpointAddress: 'shop.abc123.cfg.euw1.cache.amazonaws.com',
 *   port: 11212,
 *   nodes: 2,
 *   securityGroups: [oldSecurityGroup],
 * });
 * const gate = new SaslGate(this, 'Gate', { cluster: shop, vpc });
 * gate.connections.allowDefaultPortFrom(fn);
 */
export class SaslGate extends Construct implements IConnectable {
  /** The gate of a cluster that passes the connections of its nodes. @internal */
  public static _inFrontOf(scope: Construct, id: string, props: OwnGateProps): SaslGate {
    return new SaslGate(scope, id, props);
  }

  /** The security groups and ports of the gate. `allowDefaultPortFrom` opens the ports of all nodes to a client. */
  public readonly connections: Connections;

  /** The endpoints of the nodes, in order. Give this list to the clients. */
  public readonly endpoints: Endpoint[];

  /** The secret with the fields `username` and `password`. */
  public readonly secret: ISecret;

  /** The user name. Undefined if you gave the secret. */
  public readonly userName?: string;

  /** Whether clients use TLS to connect to the gate. */
  public readonly transitEncryptionEnabled: boolean;

  /** The ECS service that runs the tasks. */
  public readonly service: FargateService;

  /** The metrics of the gate. */
  public readonly metrics: SaslGateMetrics;

  /** @internal */
  public readonly _alarms: AlarmWithSeverity[];

  /**
   * @param scope the construct that the gate belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the gate and its password, not the cluster)
   * @param props the settings of the gate
   */
  constructor(scope: Construct, id: string, props: SaslGateProps) {
    super(scope, id);
    const plan = gatePlanOf(props);
    failWith(this, check(GATE_RULES, plan));
    warnWith(this, check(GATE_WARNINGS, plan));

    const { nodeConnections } = props as Partial<OwnGateProps>;
    const resources = createResources(this, { ...plan, nodeConnections: nodeConnections ?? props.cluster.connections });
    this.service = resources.service;
    this.secret = resources.secret;
    this.connections = resources.connections;
    this.userName = plan.userName;
    this.transitEncryptionEnabled = plan.certificateSecret !== undefined;
    this.metrics = SaslGateMetrics._of(resources.monitoring.metricNamespace);
    this._alarms = resources.monitoring.alarms;
    this.endpoints = Array.from({ length: plan.nodes! }, (_, i) => new Endpoint(resources.hostname, plan.port + i));
  }
}

function createResources(scope: Construct, plan: GateProps): GateResources {
  // loaded on first use: an app without a gate does not load what its service needs
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./supporting-resources') as typeof import('./supporting-resources')).createGate(scope, plan);
}
