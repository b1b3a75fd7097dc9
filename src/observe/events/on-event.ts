import { IRuleTarget } from 'aws-cdk-lib/aws-events';
import { ServerlessCacheEvent } from './serverless-event';

/** Which events start what. */
export interface OnServerlessEventOptions {
  /**
   * The events.
   *
   * @default - all that name the cache
   */
  readonly events?: ServerlessCacheEvent[];

  /**
   * What an event starts, such as `new LambdaFunction(fn)`.
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
