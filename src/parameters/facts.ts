import { KnownParameters } from './known-parameters';
import { EngineVersion } from '../engine/engine-version';

/** The parameters of a cache of any engine. */
export interface SettingsFacts {
  readonly version: EngineVersion;
  /** Rules only ask whether one was given. */
  readonly parameterGroup?: unknown;
  /** What is known of the parameter group that was given. */
  readonly parameterGroupFacts?: KnownParameters;
  /** As the user gave them. */
  readonly givenParameters: { [name: string]: string };
  /** The eviction policy as the user gave it. */
  readonly evictionPolicy?: string;
}
