/** What is known about a node type. */
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

/** An engine as the service spells it. */
export type EngineName = 'redis' | 'valkey' | 'memcached';

/** Engine, then version, to the parameter group family of that version. */
export type EngineVersionFacts = Readonly<Record<EngineName, Readonly<Record<string, string>>>>;

/** Region to the node families offered there, separated by spaces; a family offered in part is listed as `family.size`. */
export type NodeTypeRegions = Readonly<Record<string, string>>;

/** One parameter group family. Families of an engine are listed oldest first, and inherit in that order. */
export interface FamilyFacts {
  readonly family: string;
  readonly engine: EngineName;
  /** Every parameter of the family is listed: a name that is missing here does not exist there. */
  readonly complete: boolean;
}

/** The values that a parameter takes, and whether it can be set in a custom parameter group. */
export interface ParameterFacts {
  readonly type: 'string' | 'integer' | 'float' | 'boolean';
  /** Whether a custom parameter group may set it. */
  readonly modifiable: boolean;
  /** When a change reaches running nodes; absent where not documented. */
  readonly changes?: 'immediate' | 'reboot';
  readonly default?: string;
  /** The only values taken, unless a range takes the value too. */
  readonly allowed?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

/** A parameter in a run of families. Later rows of the same name describe later families. */
export interface ParameterRow extends ParameterFacts {
  readonly engine: EngineName;
  readonly name: string;
  /** The first family that has it in this form. */
  readonly since: string;
  /** The last family that has it in this form; open when absent. */
  readonly until?: string;
}
