import { Duration, Size } from 'aws-cdk-lib/core';
import { asText } from '../private/text';

/**
 * Settings of Memcached that are often changed, with types in place of texts.
 *
 * A change of any of them takes effect when the nodes are restarted.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Memcached
 */
export interface MemcachedParametersOptions {
  /**
   * The largest item that can be stored (`max_item_size`).
   *
   * @default - the engine's: 1 MiB
   */
  readonly maxItemSize?: Size;

  /**
   * Whether the nodes support the ASCII protocol only (`binding_protocol`). The binary protocol is deprecated, and turning it off
   * reduces the attack surface.
   *
   * Clients that log in with SASL use the binary protocol, so this excludes `MemcachedAuthentication.sasl()`.
   *
   * @default - false: both protocols
   */
  readonly asciiOnly?: boolean;

  /**
   * How long a connection may be idle before the node closes it (`idle_timeout`).
   *
   * @default - connections are never closed
   */
  readonly idleTimeout?: Duration;

  /**
   * Memory that a node reserves for connections and other overhead (`memcached_connections_overhead`).
   *
   * @default - the engine's: 100 MiB
   */
  readonly connectionsOverhead?: Size;

  /**
   * Whether a full node returns an error instead of evicting items (`error_on_memory_exhausted`).
   *
   * @default - false: the least recently used items are evicted
   */
  readonly errorOnMemoryExhausted?: boolean;

  /**
   * Whether `flush_all` is turned off (`disable_flush_all`). With this command, any client can empty a node.
   *
   * @default - false: clients may
   */
  readonly disableFlushAll?: boolean;

  /**
   * Size of the largest chunk (`slab_chunk_max`). Larger items are stored in several chunks.
   *
   * @default - the engine's: 512 KiB
   */
  readonly slabChunkMax?: Size;

  /**
   * Whether memory moves between item sizes automatically (`slab_reassign` and `slab_automove`).
   *
   * @default - the engine's
   */
  readonly slabReassign?: boolean;
}

/**
 * Often changed parameters of Memcached, with types in place of texts.
 *
 * @example
 * new MemcachedCluster(this, 'Cluster', { vpc, parameters: MemcachedParameters.of({ maxItemSize: Size.mebibytes(4) }) });
 */
export class MemcachedParameters {
  /**
   * Converts settings to `parameters` of a cluster or a parameter group. You can add others to the result by name.
   *
   * @param options the settings to change
   * @returns the parameters by the engine's own names, such as `max_item_size`
   */
  public static of(options: MemcachedParametersOptions): { [name: string]: string } {
    const given = {
      max_item_size: options.maxItemSize?.toBytes(),
      binding_protocol: options.asciiOnly === undefined ? undefined : options.asciiOnly ? 'ascii' : 'auto',
      idle_timeout: options.idleTimeout?.toSeconds(),
      memcached_connections_overhead: options.connectionsOverhead?.toMebibytes(),
      error_on_memory_exhausted: flag(options.errorOnMemoryExhausted),
      disable_flush_all: flag(options.disableFlushAll),
      slab_chunk_max: options.slabChunkMax?.toBytes(),
      slab_reassign: flag(options.slabReassign),
      slab_automove: flag(options.slabReassign),
    };
    return Object.fromEntries(Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'number' ? asText(value) : value!]));
  }

  private constructor() {}
}

const flag = (value?: boolean) => value === undefined ? undefined : value ? '1' : '0';
