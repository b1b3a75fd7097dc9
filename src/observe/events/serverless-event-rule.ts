import { Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { ServerlessCacheEvent } from './serverless-event';
import { OnServerlessCacheEventOptions } from './serverless-event-options';

/** A rule on the default event bus. Each event lists the ARN of the cache among its resources. */
export function createEventRule(scope: Construct, id: string, serverlessCacheArn: string, options: OnServerlessCacheEventOptions): Rule {
  const detailType = (options.events ?? ServerlessCacheEvent._all()).map(({ eventName }) => eventName);
  return new Rule(scope, id, {
    description: options.description,
    eventPattern: { source: ['aws.elasticache'], detailType, resources: [serverlessCacheArn] },
    targets: options.target && [options.target],
  });
}
