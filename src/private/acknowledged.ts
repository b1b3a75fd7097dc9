import { IConstruct } from 'constructs';

/** The context that holds acknowledged codes with their reasons: for the app in cdk.json, for a scope by `setContext`. */
export const ACKNOWLEDGED_CONTEXT = 'cdk-elasticache:acknowledge';

/** Acknowledged codes with their reasons, kept on the construct. Another copy of this library finds them, too. */
const KEY = Symbol.for('cdk-elasticache.acknowledged');

type Reasons = Record<string, string>;

function reasonsOn(scope: IConstruct): Reasons | undefined {
  return (scope as unknown as Record<symbol, Reasons | undefined>)[KEY];
}

/** Turns an error about a dated fact into a warning, below the scope. */
export function acknowledge(scope: IConstruct, code: string, reason: string): void {
  Object.defineProperty(scope, KEY, { value: { ...reasonsOn(scope), [code]: reason }, configurable: true });
}

/** Why an error is acknowledged: by the nearest scope that says so, else by the context; undefined where it is not. */
export function reasonFor(scope: IConstruct, code: string): string | undefined {
  const nearest = [...scope.node.scopes].reverse().find(each => reasonsOn(each)?.[code] !== undefined);
  const context: unknown = scope.node.tryGetContext(ACKNOWLEDGED_CONTEXT);
  const fromContext = typeof context === 'object' && context !== null ? (context as Reasons)[code] : undefined;
  return nearest ? reasonsOn(nearest)![code] : fromContext;
}
