import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { BaseService, ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { IResource } from 'aws-cdk-lib/core';
import { BindContainerOptions, BindOptions, BindServiceOptions } from './bind-options';
import { CacheDashboard, CacheDashboardOptions } from '../observe/dashboard/cache-dashboard';
import { IMonitoredCache } from '../observe/dashboard/monitored-cache';

/** A cache of any kind, created here or imported. */
export interface ICache extends IResource, IConnectable, IMonitoredCache {
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
