import { CfnParameterGroup, IParameterGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ParameterGroup } from './parameter-group';
import { known } from '../private/tokens';

/** What can be told of a parameter group at synthesis. */
export interface KnownParameters {
  readonly family?: string;
  readonly parameters?: Record<string, string>;
}

/** Of a group of this app everything, of AWS's default groups what their names say, of others nothing. */
export function knownParameters(group: IParameterGroupRef): KnownParameters {
  const { _family: family, _parameters: parameters } = group as Partial<ParameterGroup>;
  if (family !== undefined) { return { family: known(family), parameters }; }
  if (CfnParameterGroup.isCfnParameterGroup(group)) {
    return { family: known(group.cacheParameterGroupFamily), parameters: known(group.properties ?? {}) as Record<string, string> | undefined };
  }
  const [, ofDefault, clustered] = /^default\.(.+?)(\.cluster\.on)?$/.exec(known(group.parameterGroupRef.cacheParameterGroupName) ?? '') ?? [];
  return ofDefault === undefined ? {} : { family: ofDefault, parameters: { 'cluster-enabled': clustered ? 'yes' : 'no' } };
}
