import { PARAMETER_FAMILIES, PARAMETER_ROWS } from './parameters.generated';
import { ParameterFacts, ParameterLine } from './types';

/** The known parameters of a family. */
export interface FamilyParameters {
  /** Every parameter of the family is listed: a name that is missing does not exist. */
  readonly complete: boolean;
  readonly parameters: ReadonlyMap<string, ParameterFacts>;
}

/**
 * The known parameters of a family. A family that is not listed counts as a successor of the newest one of its engine: it has the
 * same parameters, and maybe more.
 */
export function familyParameters(family: string): FamilyParameters {
  const line: ParameterLine = family.startsWith('memcached') ? 'memcached' : 'redis';
  const engine = /^[a-z]*/.exec(family)![0];
  const order = PARAMETER_FAMILIES.filter(f => f.line === line);
  const known = order.find(f => f.family === family);
  const nearestFamily = known ?? order.filter(f => f.family.startsWith(engine)).at(-1) ?? order.at(-1)!;

  const at = (name: string) => order.findIndex(f => f.family === name);
  const place = at(nearestFamily.family);
  const rows = PARAMETER_ROWS.filter(row => row.line === line
    && at(row.since) <= place && (row.until === undefined || place <= at(row.until)));
  return { complete: known?.complete ?? false, parameters: new Map(rows.map(row => [row.name, row])) };
}
