import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/** The ARN of something of ElastiCache's, with a colon before its name as the service writes it. */
export function elastiCacheArn(scope: IConstruct, resource: string, resourceName: string, region?: string): string {
  return Stack.of(scope).formatArn({ service: 'elasticache', region, resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
}

/** The role with which Application Auto Scaling changes caches: AWS makes it in the account when the first cache is scaled. */
export function scalingRoleArn(scope: IConstruct): string {
  return Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role/aws-service-role/elasticache.application-autoscaling.amazonaws.com',
    resourceName: 'AWSServiceRoleForApplicationAutoScaling_ElastiCacheRG',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
