import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { IUser } from '../access/user-ref';

/** How an application is told of the cache. */
export interface BindOptions {
  /**
   * What the names of the settings begin with: `CACHE_HOST`, `CACHE_PORT` and so on.
   *
   * @default CACHE
   */
  readonly prefix?: string;

  /**
   * The user that the application logs in as, of a cache with `Authentication.users()`. An IAM user is permitted to connect, a
   * password user's secret to be read.
   *
   * @default - the cache's token, if it has one
   */
  readonly user?: IUser;
}

/** How a container is told of the cache. */
export interface BindContainerOptions extends BindOptions {
  /**
   * What the container runs in, for example its service: its security groups and those of the cache are opened to each other.
   *
   * @default - nothing is opened: write `service.connections.allowToDefaultPort(cache)`
   */
  readonly connectable?: IConnectable;
}
