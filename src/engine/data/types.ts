/** Facts about a node type. */
export interface NodeTypeFacts {
  readonly vCpu: number;
  /** Memory of the EC2 instance type, MiB; the engine gets less, see `maxMemoryBytes`. */
  readonly memoryMiB: number;
  /** What the engine may fill (`maxmemory`), bytes; absent where no table has it. */
  readonly maxMemoryBytes?: number;
  /** On the Nitro system, which IPv6 needs. */
  readonly nitro: boolean;
  /** The lowest Redis OSS version that runs on it; absent where every creatable version does, or none is documented. */
  readonly minRedisVersion?: string;
}

/** Region to the node families offered there, separated by spaces; a family offered in part is listed as `family.size`. */
export type NodeTypeRegions = Readonly<Record<string, string>>;

/** Engines whose families share parameters: Valkey continues Redis. */
export type ParameterLine = 'redis' | 'memcached';

/** One parameter group family. Families of a line are listed oldest first. */
export interface FamilyFacts {
  readonly family: string;
  readonly line: ParameterLine;
  /** Every parameter of the family is listed: a name that is missing here does not exist there. */
  readonly complete: boolean;
}

/**
 * The values that a parameter takes, and whether it can be set in a custom parameter group.
 *
 * A value is accepted when it is in `allowed` or in the range. Without either, the values are unknown.
 */
export interface ParameterFacts {
  readonly type: 'string' | 'integer' | 'float' | 'boolean';
  /** Whether a custom parameter group may set it. */
  readonly modifiable: boolean;
  /** It can be set while no cache uses the group, and not afterwards. */
  readonly onlyWhileUnused?: true;
  /** When a change reaches running nodes; absent where not documented. */
  readonly changes?: 'immediate' | 'reboot';
  /** Absent where it depends on the node type, is empty or is not documented. */
  readonly default?: string;
  readonly allowed?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** What the whole value must match. */
  readonly pattern?: string;
}

/** A parameter in a run of families. */
export interface ParameterRow extends ParameterFacts {
  readonly line: ParameterLine;
  readonly name: string;
  /** The first family that has it in this form. */
  readonly since: string;
  /** The last family that has it in this form; open when absent. */
  readonly until?: string;
}
