import { IRuleTarget } from 'aws-cdk-lib/aws-events';
import { ServerlessCacheEvent } from './serverless-event';

/** Settings of a rule on the events of a serverless cache. */
export interface OnServerlessCacheEventOptions {
  /**
   * The events that trigger the rule.
   *
   * @default - all events of the cache
   */
  readonly events?: ServerlessCacheEvent[];

  /**
   * What an event triggers, such as `new LambdaFunction(fn)`.
   *
   * @default - nothing: add targets to the rule
   */
  readonly target?: IRuleTarget;

  /**
   * What the rule is for.
   *
   * @default - none
   */
  readonly description?: string;
}
