import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/** The ARN of something of ElastiCache's, with a colon before its name as the service writes it. */
export function elastiCacheArn(scope: IConstruct, resource: string, resourceName: string, region?: string): string {
  return Stack.of(scope).formatArn({ service: 'elasticache', region, resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
}
