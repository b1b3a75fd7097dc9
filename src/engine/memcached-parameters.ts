import { Duration, Size } from 'aws-cdk-lib/core';
import { asText } from '../private/text';

/**
 * The settings of Memcached that people change, by what they mean. All of them wait for a restart of the nodes.
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
   * Whether the nodes understand the ASCII protocol only (`binding_protocol`): the binary protocol is deprecated, and its parser
   * is one thing less to attack. Clients that log in with SASL speak binary, so not with `MemcachedAuthentication.sasl()`.
   *
   * @default - false: both protocols
   */
  readonly asciiOnly?: boolean;

  /**
   * How long a connection may be idle before it is closed (`idle_timeout`).
   *
   * @default - for ever
   */
  readonly idleTimeout?: Duration;

  /**
   * What a node keeps free for connections and other needs (`memcached_connections_overhead`).
   *
   * @default - the engine's: 100 MiB
   */
  readonly connectionsOverhead?: Size;

  /**
   * Whether a full node answers with an error instead of evicting items (`error_on_memory_exhausted`).
   *
   * @default - false: the items that were used least recently are evicted
   */
  readonly errorOnMemoryExhausted?: boolean;

  /**
   * Whether `flush_all` is switched off, with which any client empties a node (`disable_flush_all`).
   *
   * @default - false: clients may
   */
  readonly disableFlushAll?: boolean;

  /**
   * The largest piece that an item is cut into (`slab_chunk_max`): items that are larger are stored in several.
   *
   * @default - the engine's: 512 KiB
   */
  readonly slabChunkMax?: Size;

  /**
   * Whether memory moves from one size of items to another by itself (`slab_reassign` and `slab_automove`).
   *
   * @default - the engine's
   */
  readonly slabReassign?: boolean;
}

/** The parameters of Memcached that people set, in the engine's own names. */
export class MemcachedParameters {
  /**
   * Parameters for `parameters` of a cluster or a parameter group, to which others can be added by name.
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
