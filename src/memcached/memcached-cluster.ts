import { EnableScalingProps } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Connections, Port } from 'aws-cdk-lib/aws-ec2';
import { CfnCacheCluster } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmFactsOf, monitoredResourcesOf } from './alarms';
import { MemcachedClusterAttributes } from './attributes';
import { MemcachedClusterBase } from './base';
import { ImportedMemcachedCluster } from './import';
import { MemcachedPlan, planOf } from './plan';
import { MemcachedClusterProps } from './props';
import { IMemcachedCluster } from './ref';
import { render } from './render';
import { MEMCACHED_RULES, MEMCACHED_WARNINGS } from './rules';
import { NAME_RULES } from './rules/cluster';
import { MemcachedNodeScaling } from './scaling';
import { nodeScalingProps } from './scaling-target';
import { SupportingResources } from './supporting-resources';
import { unsupportedPropsOf } from './unsupported-props';
import { TransitEncryption } from '../engine/transit-encryption';
import { Endpoint } from '../network/endpoint';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { Alarms } from '../observe/alarms/alarms';
import { ALARM_WARNINGS } from '../observe/alarms/rules';
import { cacheNodeId } from '../observe/metrics/service-facts';
import { checkParameters } from '../parameters/rules/parameters';
import { lowerCase } from '../private/names';
import { failWith, validationMessages, warnWith } from '../private/report';
import { check, Finding } from '../private/rules';
import { checkTags } from '../private/tags';
import { known } from '../private/tokens';
import { valueCheck, ValueCheck } from '../private/value-check';
import { GatedNodes } from '../sasl-gate/gated-nodes';
import { SaslGate } from '../sasl-gate/sasl-gate';

const NO_NODE_ENDPOINTS: ValueCheck = valueCheck({
  code: 'NoNodeEndpoints',
  clause: '`endpoints` of a Memcached cluster without a gate: CloudFormation does not return endpoints of single nodes',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});

const UNKNOWN_NODES: ValueCheck = valueCheck({
  code: 'UnknownNodes',
  clause: '`derivedNodeEndpoints()`: the number of nodes is only known at deployment',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});

/**
 * A Memcached cluster on Amazon ElastiCache. By default it has two nodes in two zones, TLS, a closed security group and alarms on
 * every node.
 *
 * The nodes are independent: clients spread the keys over them. Each key is on one node only and is lost with it.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.html
 * @resource AWS::ElastiCache::CacheCluster
 * @example
 * const pages = new MemcachedCluster(this, 'Pages', { vpc, nodes: 3 });
 * pages.bindService(service);
 */
export class MemcachedCluster extends MemcachedClusterBase {
  /**
   * An existing Memcached cluster.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param attributes what is known of the cluster (each getter that needs more throws and says which attribute to pass)
   * @returns the cluster
   */
  public static fromMemcachedClusterAttributes(scope: Construct, id: string, attributes: MemcachedClusterAttributes): IMemcachedCluster {
    return new ImportedMemcachedCluster(scope, id, attributes);
  }

  /** The name of the cluster. */
  public readonly clusterName: string;

  /**
   * The security groups and ports of the cluster. `allowDefaultPortFrom` opens its port to a client, or with SASL the ports of the
   * gate.
   */
  public readonly connections: Connections;

  /** The endpoint for clients with auto discovery, which read the list of nodes there. With SASL, only the gate can reach it. */
  public readonly configurationEndpoint: Endpoint;

  /** Number of nodes. Undefined if it is only known at deployment. */
  public readonly nodes?: number;

  /** Whether the nodes use TLS. */
  public readonly transitEncryptionEnabled: boolean;

  /** The gate that checks user name and password. Undefined without `MemcachedAuthentication.sasl()`. */
  public readonly gate?: SaslGate;

  /** @internal */
  public readonly _plan: MemcachedPlan;

  /**
   * @param scope the construct that the cluster belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the cluster)
   * @param props the settings of the cluster
   */
  constructor(scope: Construct, id: string, props: MemcachedClusterProps) {
    super(scope, id, { physicalName: lowerCase(props.clusterName) });
    const plan = planOf(this, props, unsupportedPropsOf(props));
    this.checkPlan(plan);
    this._plan = plan;

    const supporting = new SupportingResources(this, plan);
    const resource = new CfnCacheCluster(this, 'Resource', render(plan, this.physicalName, supporting));
    resource.applyRemovalPolicy(plan.removalPolicy);
    this.node.addValidation({ validate: () => validationMessages(this, this.checkAtSynthesis(resource)) });

    this.clusterName = this.getResourceNameAttribute(resource.ref);
    this.nodes = known(plan.nodes);
    this.transitEncryptionEnabled = plan.transitEncryption !== TransitEncryption.DISABLED;
    this.configurationEndpoint = Endpoint._ofAttributes(resource.attrConfigurationEndpointAddress, resource.attrConfigurationEndpointPort);
    const nodeConnections = new Connections({ securityGroups: supporting.securityGroups, defaultPort: Port.tcp(plan.port) });
    this.gate = plan.sasl && SaslGate._inFrontOf(this, 'Gate', { ...plan.sasl, cluster: this, vpc: plan.vpc, alarms: plan.alarms, nodeConnections });
    this.connections = this.gate?.connections ?? nodeConnections;
    this._createAlarms(monitoredResourcesOf(plan, resource.ref), this.gate?._alarms);
  }

  /**
   * The endpoints of the nodes for clients with SASL: one port of the gate for each node, in order.
   *
   * Without SASL it throws, since CloudFormation does not return endpoints of single nodes. Give clients with auto discovery the
   * `configurationEndpoint`, or use `derivedNodeEndpoints()`.
   */
  public get endpoints(): Endpoint[] {
    if (!this.gate) {
      NO_NODE_ENDPOINTS.fail(`'endpoints' of ${this.node.path} are only available with authentication: MemcachedAuthentication.sasl(). `
        + 'Use \'configurationEndpoint\' with a client that supports auto discovery');
    }
    return this.gate.endpoints;
  }

  /** The secret with the fields `username` and `password`. Undefined without SASL. */
  public get secret(): ISecret | undefined {
    return this.gate?.secret;
  }

  /**
   * The endpoints of the nodes, derived from the configuration endpoint: `.0001.` in place of `.cfg.`, as in the documentation of
   * AWS.
   *
   * CloudFormation does not return them, AWS does not guarantee the pattern, and it was not verified. Use them only for clients
   * without auto discovery.
   *
   * @returns the endpoints, in the order of the nodes; throws if their number is only known at deployment
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html
   */
  public derivedNodeEndpoints(): Endpoint[] {
    if (this.nodes === undefined) {
      UNKNOWN_NODES.fail(`'nodes' of ${this.node.path} is only known at deployment, so the nodes cannot be listed. Use a number, or 'configurationEndpoint'`);
    }
    const { hostname, port } = this.configurationEndpoint;
    const parts = Fn.split('.cfg.', hostname, 2);
    return Array.from({ length: this.nodes }, (_, i) => new Endpoint(Fn.join(`.${cacheNodeId(i + 1)}.`, parts), port));
  }

  /**
   * Scales the number of nodes by load or by schedule.
   *
   * Clients need auto discovery to find the nodes. Each change moves keys. The alarms cover only the nodes that `nodes` implies. A
   * deployment that changes `nodes` resets the number of nodes.
   *
   * @param capacity the least and the most nodes
   * @returns the scaling, to which you add what it follows
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-elasticache.html
   */
  public autoScaleNodes(capacity: EnableScalingProps): MemcachedNodeScaling {
    return new MemcachedNodeScaling(this, 'NodesScaling', nodeScalingProps(this, this._plan, capacity));
  }

  /** @internal */
  public _gatedNodes(): GatedNodes {
    const { parameters, networkType, version, sasl } = this._plan;
    return { asciiOnly: known(parameters.binding_protocol) === 'ascii', networkType, version, hasGate: sasl !== undefined };
  }

  /** @internal */
  protected _facts(): AlarmFacts {
    return alarmFactsOf(this._plan);
  }

  /** @internal */
  protected _alarms(): Alarms {
    return this._plan.alarms;
  }

  /** @internal */
  protected _isScaled(): boolean {
    return this.node.tryFindChild('NodesScaling') !== undefined;
  }

  /** @internal */
  protected get _gate(): SaslGate | undefined {
    return this.gate;
  }

  private checkPlan(plan: MemcachedPlan): void {
    failWith(this, [...check(MEMCACHED_RULES, plan), ...checkParameters(plan.version.parameterGroupFamily, plan.givenParameters)]);
    warnWith(this, [...check(MEMCACHED_WARNINGS, plan), ...check(ALARM_WARNINGS, { hasAlarms: plan.alarms._enabled, nodes: known(plan.nodes) })]);
  }

  /** Checks what is complete at synthesis only: tags of the stack and the app, and a name that CDK generates when it is needed. */
  private checkAtSynthesis(resource: CfnCacheCluster): Finding[] {
    const clusterName: unknown = this.stack.resolve(this.physicalName);
    const name = typeof clusterName === 'string' ? check(NAME_RULES, { clusterName }) : [];
    return [...name, ...checkTags(resource.tags.tagValues())];
  }
}
