import { SaslOptions } from '../sasl-gate/props';

/**
 * How clients of a Memcached cluster authenticate.
 *
 * ElastiCache for Memcached has no authentication. Security groups and TLS protect the cluster. If you need more, a gate in front of
 * the nodes adds it. The gate is part of this library, not of AWS.
 *
 * @example
 * const shop = new MemcachedCluster(this, 'Shop', {
 *   vpc,
 *   authentication: MemcachedAuthentication.sasl({ rotateEvery: Duration.days(30) }),
 * });
 * shop.bindService(service);
 */
export class MemcachedAuthentication {
  /**
   * No authentication. Any client that can reach the port may run any command. Security groups and TLS protect the cluster.
   *
   * Prefer it where that is enough.
   *
   * @returns for `authentication` of a Memcached cluster
   */
  public static none(): MemcachedAuthentication {
    return new MemcachedAuthentication(undefined);
  }

  /**
   * A user name and a password (SASL PLAIN), checked by a gate: an ECS service on Fargate that forwards clients to the nodes once
   * they have logged in. The nodes then accept connections from the gate only.
   *
   * It costs two small tasks and one network hop. Clients must support the binary protocol with SASL.
   *
   * @param options the settings of the gate
   * @returns for `authentication` of a Memcached cluster
   */
  public static sasl(options: SaslOptions = {}): MemcachedAuthentication {
    return new MemcachedAuthentication(options);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'MemcachedAuthentication';

  private constructor(
    /** @internal */
    public readonly _sasl: SaslOptions | undefined,
  ) {}
}
