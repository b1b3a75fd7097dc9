import { CfnParameterGroup, IParameterGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ParameterGroup } from './parameter-group';
import { known } from '../private/tokens';

/** What is known of a parameter group at synthesis. */
export interface KnownParameters {
  readonly family?: string;
  readonly parameters?: Record<string, string>;
}

/** Everything of a group of this app, what the name tells of a default group of AWS, and nothing of other groups. */
export function knownParameters(group: IParameterGroupRef): KnownParameters {
  const { _family: family, _parameters: parameters } = group as Partial<ParameterGroup>;
  if (family !== undefined) { return { family: known(family), parameters }; }
  if (CfnParameterGroup.isCfnParameterGroup(group)) {
    return { family: known(group.cacheParameterGroupFamily), parameters: known(group.properties ?? {}) as Record<string, string> | undefined };
  }
  const [, ofDefault, clustered] = /^default\.(.+?)(\.cluster\.on)?$/.exec(known(group.parameterGroupRef.cacheParameterGroupName) ?? '') ?? [];
  return ofDefault === undefined ? {} : { family: ofDefault, parameters: { 'cluster-enabled': clustered ? 'yes' : 'no' } };
}
