import { EnableScalingProps } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Connections, Port } from 'aws-cdk-lib/aws-ec2';
import { CfnCacheCluster } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmFactsOf, watchedOf } from './alarms';
import { MemcachedClusterAttributes } from './attributes';
import { MemcachedClusterBase } from './base';
import { foreignPropsOf } from './foreign-props';
import { ImportedMemcachedCluster } from './import';
import { MemcachedPlan, planOf } from './plan';
import { MemcachedClusterProps } from './props';
import { IMemcachedCluster } from './ref';
import { render } from './render';
import { MEMCACHED_RULES, MEMCACHED_WARNINGS } from './rules';
import { NAME_RULES } from './rules/cluster';
import { NodeScaling } from './scaling';
import { nodeScalingProps } from './scaling-target';
import { SupportingResources } from './supporting-resources';
import { TransitEncryption } from '../engine/transit-encryption';
import { Endpoint } from '../network/endpoint';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { Alarms } from '../observe/alarms/alarms';
import { ALARM_WARNINGS } from '../observe/alarms/rules';
import { cacheNodeId } from '../observe/metrics/service-facts';
import { checkParameters } from '../parameters/rules/parameters';
import { lowerCase } from '../private/names';
import { failWith, warnWith } from '../private/report';
import { check, Finding, line } from '../private/rules';
import { checkTags } from '../private/tags';
import { known } from '../private/tokens';
import { valueCheck } from '../private/value-check';
import { GatedNodes } from '../sasl-gate/gated-nodes';
import { SaslGate } from '../sasl-gate/sasl-gate';

const NO_NODE_ENDPOINTS = valueCheck({
  code: 'NoNodeEndpoints',
  clause: '`endpoints` of a Memcached cluster without a gate: CloudFormation knows no endpoints of single nodes',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});

const UNKNOWN_NODES = valueCheck({
  code: 'UnknownNodes',
  clause: '`derivedNodeEndpoints()`: the number of nodes is only known at deployment',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});

/**
 * A Memcached cluster on Amazon ElastiCache: by default two nodes in two zones, with TLS, a closed security group and alarms on
 * every node.
 *
 * The nodes know nothing of each other: clients spread the keys over them. What a node holds is on that node only, and is gone
 * with it.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.html
 * @resource AWS::ElastiCache::CacheCluster
 */
export class MemcachedCluster extends MemcachedClusterBase {
  /** A Memcached cluster that exists already. */
  public static fromMemcachedClusterAttributes(scope: Construct, id: string, attributes: MemcachedClusterAttributes): IMemcachedCluster {
    return new ImportedMemcachedCluster(scope, id, attributes);
  }

  /** The name. */
  public readonly clusterName: string;

  /** Who may reach the cluster: `allowDefaultPortFrom` opens its port, or with SASL the ports of the gate. */
  public readonly connections: Connections;

  /** Where a client with auto discovery starts: it asks there which nodes there are. With SASL only the gate gets there. */
  public readonly configurationEndpoint: Endpoint;

  /** Number of nodes; undefined when it is only known at deployment. */
  public readonly nodes?: number;

  /** Whether the nodes speak TLS. */
  public readonly transitEncryptionEnabled: boolean;

  /** The gate that asks for user name and password; undefined without `MemcachedAuthentication.sasl()`. */
  public readonly gate?: SaslGate;

  /** @internal */
  public readonly _plan: MemcachedPlan;

  constructor(scope: Construct, id: string, props: MemcachedClusterProps) {
    super(scope, id, { physicalName: lowerCase(props.clusterName) });
    const plan = planOf(this, props, foreignPropsOf(props));
    this.checkPlan(plan);
    this._plan = plan;

    const supporting = new SupportingResources(this, plan);
    const resource = new CfnCacheCluster(this, 'Resource', render(plan, this.physicalName, supporting));
    resource.applyRemovalPolicy(plan.removalPolicy);
    this.node.addValidation({ validate: () => this.checkAtSynthesis(resource).map(line) });

    this.clusterName = this.getResourceNameAttribute(resource.ref);
    this.nodes = known(plan.nodes);
    this.transitEncryptionEnabled = plan.transitEncryption !== TransitEncryption.DISABLED;
    this.configurationEndpoint = Endpoint._ofAttributes(resource.attrConfigurationEndpointAddress, resource.attrConfigurationEndpointPort);
    const nodeConnections = new Connections({ securityGroups: supporting.securityGroups, defaultPort: Port.tcp(plan.port) });
    this.gate = plan.sasl && SaslGate._inFrontOf(this, 'Gate', { ...plan.sasl, cluster: this, vpc: plan.vpc, alarms: plan.alarms, nodeConnections });
    this.connections = this.gate?.connections ?? nodeConnections;
    this._createAlarms(watchedOf(plan, resource.ref), this.gate?._alarms);
  }

  /**
   * Where SASL clients find each node: a port of the gate for each, in the order of the nodes. Without SASL it throws, since
   * CloudFormation knows no endpoints of single nodes: give clients with auto discovery the `configurationEndpoint`, or read
   * `derivedNodeEndpoints()`.
   */
  public get endpoints(): Endpoint[] {
    if (!this.gate) {
      throw NO_NODE_ENDPOINTS.error(`'endpoints' of ${this.node.path} are those of a gate, and it has none; use 'configurationEndpoint' with a client that has auto discovery, or write authentication: MemcachedAuthentication.sasl()`);
    }
    return this.gate.endpoints;
  }

  /** The secret with the fields `username` and `password`; undefined without SASL. */
  public get secret(): ISecret | undefined {
    return this.gate?.secret;
  }

  /**
   * The endpoints of the nodes, made from the configuration endpoint after the pattern that AWS's documentation shows: `.0001.` in place
   * of `.cfg.`. CloudFormation does not return them, and AWS does not promise the pattern: not verified, for clients that have no
   * auto discovery only.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html
   */
  public derivedNodeEndpoints(): Endpoint[] {
    if (this.nodes === undefined) {
      throw UNKNOWN_NODES.error(`'nodes' of ${this.node.path} is only known at deployment, so that the nodes cannot be listed; write a number, or use 'configurationEndpoint'`);
    }
    const { hostname, port } = this.configurationEndpoint;
    const parts = Fn.split('.cfg.', hostname, 2);
    return Array.from({ length: this.nodes }, (_, i) => new Endpoint(Fn.join(`.${cacheNodeId(i + 1)}.`, parts), port));
  }

  /**
   * Lets the number of nodes follow the load or the clock.
   *
   * Clients need auto discovery to learn of the nodes. Each change moves keys; a deployment that changes `nodes` sets the number anew. The
   * alarms stay on the nodes that `nodes` says.
   *
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-elasticache.html
   */
  public autoScaleNodes(capacity: EnableScalingProps): NodeScaling {
    return new NodeScaling(this, 'NodesScaling', nodeScalingProps(this, this._plan, capacity), this.clusterName);
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

  /** What is known only when the app is complete: tags of the stack and the app, and a name that CDK generates when it is needed. */
  private checkAtSynthesis(resource: CfnCacheCluster): Finding[] {
    const clusterName: unknown = this.stack.resolve(this.physicalName);
    const name = typeof clusterName === 'string' ? check(NAME_RULES, { clusterName }) : [];
    return [...name, ...checkTags(resource.tags.tagValues())];
  }
}
