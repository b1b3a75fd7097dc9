import { Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { OnServerlessCacheEventOptions } from './on-event';
import { ServerlessCacheEvent } from './serverless-event';

/** A rule on the default event bus. Each event lists the ARN of the cache among its resources. */
export function ruleOf(scope: Construct, id: string, serverlessCacheArn: string, options: OnServerlessCacheEventOptions): Rule {
  const detailType = (options.events ?? ServerlessCacheEvent._all()).map(({ eventName }) => eventName);
  return new Rule(scope, id, {
    description: options.description,
    eventPattern: { source: ['aws.elasticache'], detailType, resources: [serverlessCacheArn] },
    targets: options.target && [options.target],
  });
}
