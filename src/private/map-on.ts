import { IConstruct } from 'constructs';

/** What this library keeps about a construct under a name of its own. Another copy of this library finds it, too. */
export function mapOn<V>(construct: IConstruct, name: string): Map<string, V> {
  const key = Symbol.for(`cdk-elasticache.${name}`);
  const holder = construct as unknown as Record<symbol, Map<string, V> | undefined>;
  if (!holder[key]) { Object.defineProperty(construct, key, { value: new Map() }); }
  return holder[key]!;
}
