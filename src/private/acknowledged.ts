import { IConstruct } from 'constructs';
import { mapOn } from './map-on';
import { shown } from './words';

/** The context that holds acknowledged codes with their reasons: for the app in cdk.json, for a scope by `setContext`. */
export const ACKNOWLEDGED_CONTEXT = 'cdk-elasticache:acknowledge';

/** Acknowledged codes with their reasons. */
const reasonsOn = (scope: IConstruct) => mapOn<string>(scope, 'acknowledged');

/** Turns an error about a dated fact into a warning, below the scope. */
export function acknowledge(scope: IConstruct, code: string, reason: string): void {
  reasonsOn(scope).set(code, reason);
}

/** Why an error is acknowledged: by the nearest scope that says so, else by the context; undefined where it is not. */
export function reasonFor(scope: IConstruct, code: string): string | undefined {
  const nearest = [...scope.node.scopes].reverse().map(each => reasonsOn(each).get(code)).find(reason => reason !== undefined);
  if (nearest !== undefined) { return nearest; }
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
