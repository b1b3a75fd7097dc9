import { SaslOptions } from '../sasl-gate/props';

/**
 * How clients prove to a Memcached cluster who they are.
 *
 * ElastiCache for Memcached has no authentication of any kind: its protection is the security group, and TLS. Who wants more than
 * that gets it from a gate in front of the nodes, which is this library's and not AWS's.
 */
export class MemcachedAuthentication {
  /** Anybody who reaches the port may do anything: security groups and TLS protect the cluster. The better answer where it is enough. */
  public static none(): MemcachedAuthentication {
    return new MemcachedAuthentication(undefined);
  }

  /**
   * A user name and a password (SASL PLAIN), asked for by a gate: an ECS service on Fargate that passes clients on to the nodes once
   * they have logged in. The nodes then let in the gate only.
   *
   * It costs two small tasks and a network hop, and is for clients that speak the binary protocol with SASL.
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
