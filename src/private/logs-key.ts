import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/**
 * Lets CloudWatch Logs use the key for the log groups of this account: naming the one group would make a circle, since the
 * group names the key.
 */
export function letLogsUse(key: IKey, scope: IConstruct): void {
  const stack = Stack.of(scope);
  const logGroups = stack.formatArn({ service: 'logs', resource: 'log-group', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const logsService = new ServicePrincipal(`logs.${stack.region}.amazonaws.com`).withConditions({
    ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups },
  });
  key.grantEncryptDecrypt(logsService);
  key.grant(logsService, 'kms:DescribeKey');
}
