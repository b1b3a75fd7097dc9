import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { IUserRef } from 'aws-cdk-lib/aws-elasticache';

/** Options to connect an application to a cache. */
export interface BindOptions {
  /**
   * The prefix of the names of the settings: `CACHE_HOST`, `CACHE_PORT` and so on.
   *
   * @default CACHE
   */
  readonly prefix?: string;

  /**
   * The user that the application logs in as, for a cache with users. The application gets the permission to connect as an IAM
   * user, or to read the secret of a password user.
   *
   * @default - the token of the cache, or the IAM user that a serverless cache creates for itself
   */
  readonly user?: IUserRef;

  /**
   * Whether to set `CACHE_URL` as well, for clients that take a URL: `rediss://host:port`, or `redis://host:port` where `CACHE_TLS` is
   * `false`. The URL has no user and no password in it.
   *
   * Not for Memcached, which has no URLs.
   *
   * @default false
   */
  readonly url?: boolean;
}

/** Options to connect a container to a cache. */
export interface BindContainerOptions extends BindOptions {
  /**
   * What the container runs in, for example its service. Its security groups may then connect to the port of the cache.
   *
   * @default - no security group is changed: write `service.connections.allowToDefaultPort(cache)`
   */
  readonly connectable?: IConnectable;
}

/** Options to connect a service of ECS to a cache. */
export interface BindServiceOptions extends BindOptions {
  /**
   * The container that uses the cache, one of the service's task definition.
   *
   * @default - the default container of the task definition: the essential one that was added first
   */
  readonly container?: ContainerDefinition;
}
