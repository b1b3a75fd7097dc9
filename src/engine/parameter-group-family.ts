import { isKnown } from '../private/tokens';

/**
 * The kind of parameter group that a version of an engine needs.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.html
 */
export class ParameterGroupFamily {
  /** For Redis OSS 4.0. */
  public static readonly REDIS4_0 = ParameterGroupFamily.of('redis4.0');
  /** For Redis OSS 5.0. */
  public static readonly REDIS5_0 = ParameterGroupFamily.of('redis5.0');
  /** For Redis OSS 6.0 and 6.2. */
  public static readonly REDIS6_X = ParameterGroupFamily.of('redis6.x');
  /** For Redis OSS 7.0 and 7.1. */
  public static readonly REDIS7 = ParameterGroupFamily.of('redis7');
  /** For Valkey 7.2. */
  public static readonly VALKEY7 = ParameterGroupFamily.of('valkey7');
  /** For Valkey 8.0 to 8.2. */
  public static readonly VALKEY8 = ParameterGroupFamily.of('valkey8');
  /** For Valkey 9.0 and 9.1. */
  public static readonly VALKEY9 = ParameterGroupFamily.of('valkey9');
  /** For Memcached 1.4. */
  public static readonly MEMCACHED1_4 = ParameterGroupFamily.of('memcached1.4');
  /** For Memcached 1.5. */
  public static readonly MEMCACHED1_5 = ParameterGroupFamily.of('memcached1.5');
  /** For Memcached 1.6. */
  public static readonly MEMCACHED1_6 = ParameterGroupFamily.of('memcached1.6');

  /**
   * A family that this library does not list yet.
   *
   * @param family as the service writes it, such as `valkey10`
   */
  public static of(family: string): ParameterGroupFamily {
    if (isKnown(family) && !/^(redis|valkey|memcached)\d+(\.(\d+|x))?$/.test(family)) {
      throw new Error(`a parameter group family must be an engine and a number, such as 'redis7', got '${family}'; leave out 'default.' and '.cluster.on', which belong to the names of groups [InvalidParameterGroupFamily]`);
    }
    return new ParameterGroupFamily(family);
  }

  private constructor(
    /** The family as the service writes it. */
    public readonly family: string,
  ) {}

  /** The family as the service writes it. */
  public toString(): string {
    return this.family;
  }
}
