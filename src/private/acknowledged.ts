import { IConstruct } from 'constructs';
import { shown } from './words';

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
  if (nearest) { return reasonsOn(nearest)![code]; }
  const { reason } = fromContext(scope, code);
  return isReason(reason) ? reason : undefined;
}

/** What is wrong with the context, where it was to acknowledge the error; undefined where nothing is. */
export function contextFault(scope: IConstruct, code: string): string | undefined {
  const { context, reason } = fromContext(scope, code);
  if (context === undefined) { return undefined; }
  if (!isRecord(context)) { return `The context '${ACKNOWLEDGED_CONTEXT}' must be an object of codes and reasons, got ${shown(context)}`; }
  return reason === undefined || isReason(reason)
    ? undefined
    : `The context '${ACKNOWLEDGED_CONTEXT}' must give the reason as text, got ${shown(reason)}`;
}

function fromContext(scope: IConstruct, code: string): { readonly context: unknown; readonly reason?: unknown } {
  const context: unknown = scope.node.tryGetContext(ACKNOWLEDGED_CONTEXT);
  return isRecord(context) ? { context, reason: context[code] } : { context };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isReason = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
