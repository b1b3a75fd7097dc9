import { EnableScalingProps } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Connections, Port } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmFactsOf, nodeIdsOf, nodesOf, monitoredResourcesOf } from './alarms';
import { ReplicationGroupAttributes } from './attributes';
import { ReplicationGroupBase } from './base';
import { DataSafety, dataSafetyOf } from './data-safety';
import { Endpoints, endpointsOf } from './endpoints';
import { ImportedReplicationGroup } from './import';
import { planOf, ReplicationGroupPlan } from './plan';
import { ReplicationGroupProps } from './props';
import { IReplicationGroup } from './ref';
import { render } from './render';
import { REPLICATION_GROUP_RULES, REPLICATION_GROUP_WARNINGS } from './rules';
import { NAME_RULES } from './rules/identity';
import { MEMBER_RULES } from './rules/users';
import { ReplicaScaling, ShardScaling } from './scaling';
import { isScaled, scalingProps } from './scaling-target';
import { JsonLogGroups, SupportingResources } from './supporting-resources';
import { EngineVersion } from '../engine/engine-version';
import { TransitEncryption } from '../engine/transit-encryption';
import { NO_SUCH_ENDPOINT } from '../network/endpoint-checks';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { Alarms } from '../observe/alarms/alarms';
import { CacheAlarm } from '../observe/alarms/cache-alarm';
import { LogMonitoring, LogMonitoringOptions } from '../observe/logs/log-monitoring';
import { NamedNode } from '../observe/metrics/node-ids';
import { senderOf } from '../observe/metrics/sender';
import { checkParameters } from '../parameters/rules/parameters';
import { expectFreeId } from '../private/free-id';
import { lowerCase } from '../private/names';
import { failWith, validationMessages, warnWith } from '../private/report';
import { check, Finding } from '../private/rules';
import { checkTags } from '../private/tags';

/**
 * The base of `RedisReplicationGroup` and `ValkeyReplicationGroup`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.html
 * @example
 * const sessions = ReplicationGroup.fromReplicationGroupAttributes(this, 'Sessions', {
 *   replicationGroupId: 'sessions',
 *   primaryEndpointAddress: 'master.sessions.abc123.euw1.cache.amazonaws.com',
 *   port: 6380,
 *   securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(this, 'SecurityGroup', 'sg-0123456789abcdef0')],
 * });
 * sessions.connections.allowDefaultPortFrom(fn);
 */
export abstract class ReplicationGroup extends ReplicationGroupBase {
  /**
   * An existing Redis or Valkey cache.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param attributes what is known of the cache (each getter that needs more throws and says which attribute to pass)
   * @returns the cache
   */
  public static fromReplicationGroupAttributes(scope: Construct, id: string, attributes: ReplicationGroupAttributes): IReplicationGroup {
    return new ImportedReplicationGroup(scope, id, attributes);
  }

  /** The id of the replication group, which is also its name. */
  public readonly replicationGroupId: string;

  /** The security groups and the port of the cache. `allowDefaultPortFrom` opens the port to a client. */
  public readonly connections: Connections;

  /** The secret whose text is the token. Undefined if the cache has no token, or if the token is not in a secret. */
  public readonly authTokenSecret?: ISecret;

  /** @internal */
  public readonly _plan: ReplicationGroupPlan;

  /** @internal */
  protected readonly _endpoints: Endpoints;

  /** @internal */
  protected readonly _hasUsers: boolean;

  /** @internal */
  protected readonly _engineVersion?: EngineVersion;

  /** @internal */
  protected readonly _tls: boolean;

  private readonly logGroups: JsonLogGroups;

  /**
   * @param scope the construct that the cache belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the cache)
   * @param props the settings of the cache
   */
  constructor(scope: Construct, id: string, props: ReplicationGroupProps) {
    super(scope, id, { physicalName: lowerCase(props.replicationGroupName) });
    const plan = planOf(this, props);
    this.checkPlan(plan);
    this._plan = plan;

    const supporting = new SupportingResources(this, plan);
    const resource = new CfnReplicationGroup(this, 'Resource', render(plan, this.physicalName, supporting));
    resource.applyRemovalPolicy(plan.removalPolicy);
    // without it, another number of shards would be another cache
    resource.cfnOptions.updatePolicy = plan.clusterMode ? { useOnlineResharding: true } : undefined;
    this.node.addValidation({ validate: () => validationMessages(this, this.checkAtSynthesis(resource)) });

    this.replicationGroupId = this.getResourceNameAttribute(resource.ref);
    this.connections = new Connections({ securityGroups: supporting.securityGroups, defaultPort: Port.tcp(plan.port) });
    this.authTokenSecret = supporting.authTokenSecret;
    this.logGroups = supporting.logGroups;
    this._endpoints = endpointsOf(resource, plan);
    this._hasUsers = plan.login.userGroup !== undefined;
    // a secondary runs what its primary runs, which an imported datastore may not tell
    this._engineVersion = plan.globalReplicationGroup ? plan.globalReplicationGroup.inherited.engineVersion : plan.version;
    this._tls = plan.transitEncryption !== TransitEncryption.DISABLED;
    supporting.rotate?.(this, { resource, replicationGroupId: resource.ref, encryptionKey: plan.encryptionKey });
    plan.detailedMonitoring?._bind(this, this.replicationGroupArn);
    acknowledge(resource, plan);
    this._createAlarms(monitoredResourcesOf(plan, resource.ref, senderOf(this, this._engineVersion)));
  }

  /**
   * Scales the number of replicas of each shard by load or by schedule. Needs cluster mode enabled.
   *
   * The alarms cover only the nodes that `replicas` implies. A deployment that changes `replicas` resets the number of replicas.
   *
   * @param capacity the least and the most replicas of each shard
   * @returns the scaling, to which you add what it follows
   */
  public autoScaleReplicas(capacity: EnableScalingProps): ReplicaScaling {
    return new ReplicaScaling(this, 'ReplicasScaling', scalingProps(this, this.replicationGroupId, this._plan, 'Replicas', capacity));
  }

  /**
   * Creates metrics and saved queries from the logs that go to CloudWatch as JSON. With `slowCommandsPerMinute`, also creates an
   * alarm.
   *
   * @param options the alarm to create (none if left out)
   * @returns the metrics of the logs; throws if no log goes to CloudWatch as JSON
   */
  public monitorLogs(options: LogMonitoringOptions = {}): LogMonitoring {
    const { slow: slowLog, engine: engineLog } = this.logGroups;
    expectFreeId(this, 'Logs', 'Call monitorLogs() once, and keep what it returns');
    return new LogMonitoring(this, 'Logs', { ...options, replicationGroupId: this.replicationGroupId, slowLog, engineLog });
  }

  /**
   * Scales the number of shards by load or by schedule. Needs cluster mode enabled.
   *
   * The alarms cover only the nodes that `shards` implies. A deployment that changes `shards` resets the number of shards.
   *
   * @param capacity the least and the most shards
   * @returns the scaling, to which you add what it follows
   */
  public autoScaleShards(capacity: EnableScalingProps): ShardScaling {
    return new ShardScaling(this, 'NodeGroupsScaling', scalingProps(this, this.replicationGroupId, this._plan, 'NodeGroups', capacity));
  }

  /** How the cache protects its data. @internal */
  public _dataSafety(): DataSafety {
    return dataSafetyOf(this._plan);
  }

  /** The threshold of an alarm; undefined if the cache does not have it. @internal */
  public _alarmThreshold(alarm: CacheAlarm): number | undefined {
    return this._plan.alarms._thresholdOf(alarm, alarmFactsOf(this._plan), nodeIdsOf(this._plan).length);
  }

  /** @internal */
  protected _nodes(): NamedNode[] | undefined {
    // without a number there is no list: CloudWatch searches
    return this._plan.nodesPerShard && nodesOf(this._plan, this.replicationGroupId);
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
    return isScaled(this);
  }

  /** @internal */
  protected _slowLog(): string | undefined {
    return this.logGroups.slow?.logGroupRef.logGroupName;
  }

  /** @internal */
  protected _missing(endpoint: string): never {
    const [mode, other] = this._endpoints.configuration
      ? ['enabled', '\'configurationEndpoint\'']
      : ['disabled', '\'primaryEndpoint\' or \'readerEndpoint\''];
    NO_SUCH_ENDPOINT.fail(`'${endpoint}' of ${this.node.path} does not exist with cluster mode ${mode}. Use 'endpoint', which fits either mode, or ${other}`);
  }

  /** What is known only when the app is complete: tags of the stack and the app, and a name that CDK generates when it is needed. */
  private checkAtSynthesis(resource: CfnReplicationGroup): Finding[] {
    const replicationGroupName: unknown = this.stack.resolve(this.physicalName);
    const name = typeof replicationGroupName === 'string' ? check(NAME_RULES, { replicationGroupName }) : [];
    return [...name, ...check(MEMBER_RULES, this._plan), ...checkTags(resource.tags.tagValues())];
  }

  private checkPlan(plan: ReplicationGroupPlan): void {
    const family = plan.version.parameterGroupFamily;
    failWith(this, [...check(REPLICATION_GROUP_RULES, plan), ...checkParameters(family, plan.givenParameters)]);
    warnWith(this, check(REPLICATION_GROUP_WARNINGS, plan));
  }
}

/** What rules of cdk-nag cannot see in the template. */
function acknowledge(resource: CfnReplicationGroup, { login, globalReplicationGroup }: ReplicationGroupPlan): void {
  const rules = [
    ...(login.userGroup ? [{ id: 'AwsSolutions-AEC6', reason: 'clients log in as users with access strings, which exclude a token' }] : []),
    ...(globalReplicationGroup ? [{ id: 'AwsSolutions-AEC3', reason: 'a secondary has its encryption from its primary, and may not be told of it' }] : []),
  ];
  if (rules.length === 0) { return; }
  // by their short ids: by the long ones, aws-cdk-lib before 2.276 acknowledges them for all caches of the app
  rules.forEach(rule => Validations.of(resource).acknowledge(rule));
  // the same for cdk-nag 2
  resource.addMetadata('cdk_nag', { rules_to_suppress: rules });
}
