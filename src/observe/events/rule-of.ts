import { Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { OnServerlessEventOptions } from './on-event';
import { ServerlessCacheEvent } from './serverless-event';

/** A rule on the default event bus. Each event lists the ARN of the cache among its resources. */
export function ruleOf(scope: Construct, id: string, serverlessCacheArn: string, options: OnServerlessEventOptions): Rule {
  return new Rule(scope, id, {
    description: options.description,
    eventPattern: { source: ['aws.elasticache'], detailType: options.events ?? Object.values(ServerlessCacheEvent), resources: [serverlessCacheArn] },
    targets: options.target && [options.target],
  });
}
