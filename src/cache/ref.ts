import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { BaseService, ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Duration, IResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { BindContainerOptions, BindOptions, BindServiceOptions } from './bind-options';
import { CacheDashboardOptions } from './dashboard-options';
import { Monitored } from '../observe/dashboard/monitored';
import { rowsOf } from '../observe/dashboard/widgets';
import { valueCheck, ValueCheck } from '../private/value-check';
import { shown } from '../private/words';

const NOT_A_CACHE: ValueCheck = valueCheck({
  code: 'NotACache',
  clause: '`CacheDashboard`: `caches` contains something that this library did not create or import',
  see: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html',
});

/** A cache of any kind, created here or imported. */
// `IConnectable` before an `IConstruct`, here and in `IGatedCluster`: Python needs the same order of bases everywhere
export interface ICache extends IConnectable, IResource {
  /**
   * Connects a Lambda function: network, permissions and settings.
   *
   * @param fn in the VPC of the cache, or in one that reaches it
   * @param options names of the settings, and the user to connect as
   */
  bindFunction(fn: Function, options?: BindOptions): void;

  /**
   * Connects a container of ECS: permissions and settings, and with `connectable` the network.
   *
   * @param container in a task definition of this app
   * @param options names of the settings, and the user to connect as
   */
  bindContainer(container: ContainerDefinition, options?: BindContainerOptions): void;

  /**
   * Connects a service of ECS: network, permissions and settings.
   *
   * @param service in the VPC of the cache, or in one that reaches it
   * @param options names of the settings, and the user to connect as
   */
  bindService(service: BaseService, options?: BindServiceOptions): void;

  /**
   * Creates a dashboard of the cache.
   *
   * @param id the id of the dashboard construct, `Dashboard` if left out
   * @param options the settings of the dashboard
   * @returns the dashboard
   */
  dashboard(id?: string, options?: CacheDashboardOptions): CacheDashboard;
}

/** Settings of a dashboard, and the caches that it shows. */
export interface CacheDashboardProps extends CacheDashboardOptions {
  /** The caches to show, from top to bottom: of any kind, created here or imported. */
  readonly caches: ICache[];
}

// in the same file as `ICache`, because each refers to the other and files must not import each other in a cycle
/**
 * A dashboard of one or more caches. It shows traffic, hit rate, latency, memory, processor, replication, connections and errors, and
 * the thresholds of the alarms as lines.
 *
 * For up to twelve nodes, each node has its own line. For more, the dashboard shows the worst and the average, and CloudWatch
 * searches for the nodes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
 * @example
 * const pages = new MemcachedCluster(this, 'Pages', { vpc });
 * new CacheDashboard(this, 'Dashboard', { caches: [cache, pages] });
 */
export class CacheDashboard extends Construct {
  /** The CloudWatch dashboard. You can add widgets to it. */
  public readonly dashboard: Dashboard;

  /**
   * @param scope the construct that the dashboard belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the dashboard)
   * @param props the settings of the dashboard
   */
  constructor(scope: Construct, id: string, props: CacheDashboardProps) {
    super(scope, id);
    const { caches, dashboardName, defaultInterval = Duration.hours(3) } = props;
    this.dashboard = new Dashboard(this, 'Resource', { dashboardName, defaultInterval });
    caches.forEach(cache => this.addCache(cache));
  }

  /**
   * Shows another cache below the others.
   *
   * @param cache of any kind, created here or imported
   */
  public addCache(cache: ICache): void {
    rowsOf(this.monitoredOf(cache)).forEach(row => this.dashboard.addWidgets(row));
  }

  /** Caches of this library have this method. Other classes that implement `ICache` do not. */
  private monitoredOf(cache: ICache & { _monitored?(): Monitored }): Monitored {
    if (!cache?._monitored) {
      NOT_A_CACHE.fail(`'caches' of ${this.node.path} must be caches of this library, got ${cache === undefined ? 'nothing' : cache?.node?.path ?? shown(cache)}. `
        + 'Import other caches, for example with ServerlessCache.fromServerlessCacheName()');
    }
    return cache._monitored();
  }
}
