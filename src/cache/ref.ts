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
import { valueCheck } from '../private/value-check';

const NOT_A_CACHE = valueCheck({
  code: 'NotACache',
  clause: '`CacheDashboard`: `caches` has something else than caches that this library created or imported',
  see: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html',
});

/** A cache of any kind, created here or imported. */
export interface ICache extends IResource, IConnectable {
  /** Connects a Lambda function: network, permissions and settings. */
  bindFunction(fn: Function, options?: BindOptions): void;

  /** Connects a container of ECS: permissions and settings, and with `connectable` the network. */
  bindContainer(container: ContainerDefinition, options?: BindContainerOptions): void;

  /** Connects a service of ECS: network, permissions and settings. */
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

/** The caches of a dashboard. */
export interface CacheDashboardProps extends CacheDashboardOptions {
  /** The caches that it shows, one below the other: of any kind, created here or imported. */
  readonly caches: ICache[];
}

// in the file of `ICache`, since each names the other: files may not import each other in a circle
/**
 * A dashboard of one cache or of several: traffic, hit rate, latency, memory, processor, replication, connections and errors, with
 * the thresholds of the alarms as lines.
 *
 * Of up to twelve nodes each is a line of its own; of more, the worst and the average are drawn, and CloudWatch searches for the nodes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
 */
export class CacheDashboard extends Construct {
  /** The dashboard, to which widgets of your own can be added. */
  public readonly dashboard: Dashboard;

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

  /** What all caches of this library tell, and a class of somebody else with the members of `ICache` does not. */
  private monitoredOf(cache: ICache & { _monitored?(): Monitored }): Monitored {
    if (!cache?._monitored) {
      throw NOT_A_CACHE.error(`'caches' of ${this.node.path} must be caches that this library created or imported, got ${cache?.node?.path ?? cache}; import another cache, such as with ServerlessCache.fromServerlessCacheName()`);
    }
    return cache._monitored();
  }
}
