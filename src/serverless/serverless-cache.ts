import { Connections, Peer } from 'aws-cdk-lib/aws-ec2';
import { CfnServerlessCache } from 'aws-cdk-lib/aws-elasticache';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmFactsOf, monitoredResourceOf } from './alarms';
import { ServerlessCacheAttributes } from './attributes';
import { ServerlessCacheBase } from './base';
import { ImportedServerlessCache } from './import';
import { nameFor } from './name';
import { planOf, ServerlessPlan } from './plan';
import { bothPorts } from './ports';
import { ServerlessCacheProps } from './props';
import { IServerlessCache } from './ref';
import { newerProperties, render } from './render';
import { SERVERLESS_RULES, SERVERLESS_WARNINGS } from './rules';
import { SERVERLESS_MEMBER_RULES } from './rules/security';
import { SupportingResources } from './supporting-resources';
import { IUser } from '../access/user-ref';
import { Endpoint } from '../network/endpoint';
import { NO_SUCH_ENDPOINT } from '../network/endpoint-checks';
import { NetworkType } from '../network/network-type';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { Alarms } from '../observe/alarms/alarms';
import { lowerCase } from '../private/names';
import { failWith, validationMessages, warnWith } from '../private/report';
import { check, Finding } from '../private/rules';
import { checkTags } from '../private/tags';

/**
 * A serverless cache with Valkey, Redis OSS or Memcached. ElastiCache scales it and bills what clients use.
 *
 * By default it has Valkey, encryption, an IAM user, a closed security group, daily backups and a final snapshot.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.html
 * @resource AWS::ElastiCache::ServerlessCache
 * @example
 * const pages = new ServerlessCache(this, 'Pages', {
 *   vpc,
 *   usageLimits: { dataStorageMax: Size.gibibytes(10), ecpuPerSecondMax: 5000 },
 * });
 * pages.bindService(service);
 */
export class ServerlessCache extends ServerlessCacheBase {
  /**
   * An existing serverless cache, of which only the name is known.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param serverlessCacheName the name of the cache
   * @returns the cache
   */
  public static fromServerlessCacheName(scope: Construct, id: string, serverlessCacheName: string): IServerlessCache {
    return new ImportedServerlessCache(scope, id, { serverlessCacheName });
  }

  /**
   * An existing serverless cache.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param attributes what is known of the cache (each getter that needs more throws and says which attribute to pass)
   * @returns the cache
   */
  public static fromServerlessCacheAttributes(scope: Construct, id: string, attributes: ServerlessCacheAttributes): IServerlessCache {
    return new ImportedServerlessCache(scope, id, attributes);
  }

  /** The name of the cache. */
  public readonly serverlessCacheName: string;

  /** The security groups and ports of the cache. `allowDefaultPortFrom` opens the ports for writing and reading to a client. */
  public readonly connections: Connections;

  /** The endpoint for reading and writing. Clients need the cluster protocol and TLS. */
  public readonly endpoint: Endpoint;

  /** The IAM user that the cache has by default. Undefined if `authentication` was given, and for Memcached. */
  public readonly iamUser?: IUser;

  /** @internal */
  public readonly _plan: ServerlessPlan;

  /** @internal */
  protected readonly _hasUsers: boolean;

  /** @internal */
  protected readonly _isMemcached: boolean;

  /** @internal */
  protected readonly _isPublic: boolean;

  /** @internal */
  protected readonly _hasReader: boolean;

  private readonly resource: CfnServerlessCache;

  /**
   * @param scope the construct that the cache belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the cache)
   * @param props the settings of the cache
   */
  constructor(scope: Construct, id: string, props: ServerlessCacheProps) {
    super(scope, id, { physicalName: lowerCase(props.serverlessCacheName) ?? nameFor(scope, id) });
    const plan = planOf(this, this.physicalName, props);
    failWith(this, check(SERVERLESS_RULES, plan));
    warnWith(this, check(SERVERLESS_WARNINGS, plan));
    this._plan = plan;

    const supporting = new SupportingResources(this, plan);
    this.resource = new CfnServerlessCache(this, 'Resource', render(plan, supporting));
    Object.entries(newerProperties(plan)).forEach(([name, value]) => this.resource.addPropertyOverride(name, value));
    // CloudFormation has no snapshot policy for this resource: the property FinalSnapshotName requests the snapshot
    this.resource.applyRemovalPolicy(plan.finalSnapshotName === undefined ? plan.removalPolicy : RemovalPolicy.DESTROY);
    this.node.addValidation({ validate: () => validationMessages(this, this.checkAtSynthesis()) });

    this.serverlessCacheName = this.getResourceNameAttribute(this.resource.ref);
    this.endpoint = Endpoint._ofAttributes(this.resource.attrEndpointAddress, this.resource.attrEndpointPort);
    this.connections = new Connections({
      securityGroups: supporting.securityGroups,
      defaultPort: bothPorts(plan.engine.defaultPort, plan.engine.defaultReaderPort),
      peer: plan.isPublic ? internet(plan) : undefined,
    });
    this.iamUser = supporting.iamUser;
    this._hasUsers = supporting.userGroupId !== undefined;
    this._isMemcached = !plan.engine.hasUsers;
    this._isPublic = plan.isPublic;
    this._hasReader = plan.engine._facts.reader;
    this._createAlarms([monitoredResourceOf(this.resource.ref)]);
  }

  /** The endpoint for reads with lower latency, which are eventually consistent. Throws for Memcached, for which AWS documents none. */
  public get readerEndpoint(): Endpoint {
    if (!this._hasReader) {
      NO_SUCH_ENDPOINT.fail(`'readerEndpoint' of ${this.node.path} is not available with ${this._plan.engine}. Use 'endpoint'`);
    }
    return Endpoint._ofAttributes(this.resource.attrReaderEndpointAddress, this.resource.attrReaderEndpointPort);
  }

  /** @internal */
  protected _facts(): AlarmFacts {
    return alarmFactsOf(this._plan);
  }

  /** @internal */
  protected _alarms(): Alarms {
    return this._plan.alarms;
  }

  /** Checks what is complete at synthesis only: users that were added to the group, tags of the stack and the app. */
  private checkAtSynthesis(): Finding[] {
    return [...check(SERVERLESS_MEMBER_RULES, this._plan), ...checkTags(this.resource.cdkTagManager.tagValues())];
  }
}

/** The peer of a public endpoint in the security groups of its clients. */
function internet({ networkType }: ServerlessPlan) {
  return networkType === NetworkType.IPV6 ? Peer.anyIpv6() : Peer.anyIpv4();
}
