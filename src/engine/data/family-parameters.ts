import { PARAMETER_FAMILIES, PARAMETER_ROWS } from './parameters.generated';
import { ParameterFacts, ParameterLine } from './types';

/** The parameters of a family, as far as they are known. */
export interface FamilyParameters {
  /** Every parameter of the family is listed: a name that is missing does not exist. */
  readonly complete: boolean;
  readonly parameters: ReadonlyMap<string, ParameterFacts>;
}

/**
 * What is known of a family's parameters. A family that is not listed is taken for a successor of the newest one of its
 * engine: it has what that one has, and maybe more.
 */
export function familyParameters(family: string): FamilyParameters {
  const line: ParameterLine = family.startsWith('memcached') ? 'memcached' : 'redis';
  const engine = /^[a-z]*/.exec(family)![0];
  const order = PARAMETER_FAMILIES.filter(f => f.line === line);
  const known = order.find(f => f.family === family);
  const stand = known ?? order.filter(f => f.family.startsWith(engine)).at(-1) ?? order.at(-1)!;

  const at = (name: string) => order.findIndex(f => f.family === name);
  const place = at(stand.family);
  const rows = PARAMETER_ROWS.filter(row => row.line === line
    && at(row.since) <= place && (row.until === undefined || place <= at(row.until)));
  return { complete: known?.complete ?? false, parameters: new Map(rows.map(row => [row.name, row])) };
}
