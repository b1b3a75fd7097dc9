import { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Connections, IConnectable } from 'aws-cdk-lib/aws-ec2';
import { FargateService } from 'aws-cdk-lib/aws-ecs';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { gatePlanOf, OwnGateProps } from './plan';
import { SaslGateProps } from './props';
import { GATE_RULES, GATE_WARNINGS } from './rules';
import type { GateParts, GateProps } from './supporting-resources';
import { Endpoint } from '../network/endpoint';
import type { RatedAlarm } from '../observe/alarms/cache-alarms';
import { failWith, warnWith } from '../private/report';
import { check } from '../private/rules';

/**
 * A gate that asks clients of a Memcached cluster for a user name and a password (SASL PLAIN), since ElastiCache for Memcached cannot: an
 * ECS service on Fargate that passes clients on to the nodes once they have logged in.
 *
 * It is this library's, not AWS's: `docs/security/sasl.md` says what it does, costs and proves.
 *
 * An existing cluster keeps the rules of its security groups: take away those that let clients in beside the gate.
 */
export class SaslGate extends Construct implements IConnectable {
  /** The gate of a cluster that hands over the connections of its nodes, since its own are the gate's. @internal */
  public static _inFrontOf(scope: Construct, id: string, props: OwnGateProps): SaslGate {
    return new SaslGate(scope, id, props);
  }

  /** Who may reach the gate: `allowDefaultPortFrom` opens the ports of all nodes. */
  public readonly connections: Connections;

  /** Where clients find each node, in the order of the nodes: give them this list. */
  public readonly endpoints: Endpoint[];

  /** The secret with the fields `username` and `password`. */
  public readonly secret: ISecret;

  /** The user name; undefined when the secret was given. */
  public readonly username?: string;

  /** Whether clients speak TLS with the gate. */
  public readonly transitEncryptionEnabled: boolean;

  /** The tasks. */
  public readonly service: FargateService;

  /** @internal */
  public readonly _alarms: RatedAlarm[];

  private readonly metricNamespace: string;

  constructor(scope: Construct, id: string, props: SaslGateProps) {
    super(scope, id);
    const plan = gatePlanOf(props);
    failWith(this, check(GATE_RULES, plan));
    warnWith(this, check(GATE_WARNINGS, plan));

    const { nodeConnections } = props as Partial<OwnGateProps>;
    const parts = createParts(this, { ...plan, nodeConnections: nodeConnections ?? props.cluster.connections });
    this.service = parts.service;
    this.secret = parts.secret;
    this.connections = parts.connections;
    this.username = plan.username;
    this.transitEncryptionEnabled = plan.certificate !== undefined;
    this.metricNamespace = parts.watched.metricNamespace;
    this._alarms = parts.watched.alarms;
    this.endpoints = Array.from({ length: plan.nodes! }, (_, i) => new Endpoint(parts.hostname, plan.port + i));
  }

  /** Logins that were accepted by all tasks. Count, sum. */
  public metricAcceptedLogins(options: MetricOptions = {}): Metric {
    return this.metric('AcceptedLogins', options);
  }

  /** Logins that were refused by all tasks: a wrong password, or none. Count, sum. */
  public metricRefusedLogins(options: MetricOptions = {}): Metric {
    return this.metric('RefusedLogins', options);
  }

  /** Connections of clients that have logged in, of a task. Count, average. */
  public metricConnections(options: MetricOptions = {}): Metric {
    return this.metric('Connections', { statistic: 'Average', ...options });
  }

  private metric(metricName: string, options: MetricOptions): Metric {
    return new Metric({ namespace: this.metricNamespace, metricName, statistic: 'Sum', ...options });
  }
}

function createParts(scope: Construct, plan: GateProps): GateParts {
  // loaded on first use: an app without a gate does not load what its service needs
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./supporting-resources') as typeof import('./supporting-resources')).createGate(scope, plan);
}
