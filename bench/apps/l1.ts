import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnSecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnParameterGroup, CfnReplicationGroup, CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnDeletionPolicy, CfnResource, Stack } from 'aws-cdk-lib/core';
import { AlarmByHand, ALARMS, DEFAULTS } from './defaults';
import { run } from './frame';

/** What `RedisReplicationGroup` defines by default, written by hand with L1 constructs only: the least that CDK can do. */
run((stack, id, vpc) => {
  const subnetGroup = new CfnSubnetGroup(stack, `${id}Subnets`, {
    description: `Subnets of ${id}`,
    subnetIds: vpc.selectSubnets().subnetIds,
  });
  const parameterGroup = new CfnParameterGroup(stack, `${id}Parameters`, {
    cacheParameterGroupFamily: 'redis7',
    description: `Parameters of ${id}`,
    properties: {},
  });
  const securityGroup = closedSecurityGroup(stack, `${id}SecurityGroup`, vpc);
  const secret = new CfnSecret(stack, `${id}Secret`, {
    description: `AUTH token of ${id}`,
    generateSecretString: { passwordLength: 64, excludePunctuation: true, includeSpace: false },
  });
  for (const part of [subnetGroup, parameterGroup, securityGroup, secret]) {
    remove(part, CfnDeletionPolicy.DELETE);
  }
  const cache = new CfnReplicationGroup(stack, id, {
    ...DEFAULTS,
    replicationGroupDescription: id,
    cacheSubnetGroupName: subnetGroup.ref,
    cacheParameterGroupName: parameterGroup.ref,
    securityGroupIds: [securityGroup.attrGroupId],
    authToken: `{{resolve:secretsmanager:${secret.ref}:SecretString:::}}`,
  });
  remove(cache, CfnDeletionPolicy.SNAPSHOT);
  addAlarms(stack, id, cache);
});

function closedSecurityGroup(stack: Stack, id: string, vpc: Vpc): CfnSecurityGroup {
  return new CfnSecurityGroup(stack, id, {
    groupDescription: `Access to ${id}`,
    vpcId: vpc.vpcId,
    securityGroupEgress: [{ cidrIp: '255.255.255.255/32', description: 'Disallow all traffic', ipProtocol: 'icmp', fromPort: 252, toPort: 86 }],
  });
}

function addAlarms(stack: Stack, id: string, cache: CfnReplicationGroup): void {
  for (const alarm of ALARMS) {
    for (const node of ['001', '002']) {
      const periods = alarm.minutes * 60 / (alarm.period ?? 60);
      new CfnAlarm(stack, `${id}${alarm.metricName}${node}`, {
        ...readingOf(alarm, `${cache.ref}-${node}`),
        threshold: alarm.threshold,
        comparisonOperator: alarm.below ? 'LessThanThreshold' : 'GreaterThanThreshold',
        evaluationPeriods: periods,
        datapointsToAlarm: periods,
        treatMissingData: alarm.missing,
        alarmDescription: alarm.meaning,
      });
    }
  }
}

function readingOf({ metricName, minus, host, statistic = 'Average', period = 60 }: AlarmByHand, cacheClusterId: string) {
  const dimensions = [{ name: 'CacheClusterId', value: cacheClusterId }, ...(host ? [{ name: 'CacheNodeId', value: '0001' }] : [])];
  if (!minus) { return { namespace: 'AWS/ElastiCache', metricName, dimensions, statistic, period }; }
  const query = (name: string, of: string) =>
    ({ id: name, metricStat: { metric: { namespace: 'AWS/ElastiCache', metricName: of, dimensions }, period, stat: statistic }, returnData: false });
  return {
    metrics: [
      { id: 'expr_1', expression: 'm1 - n1', label: `${metricName} less ${minus}`, returnData: true },
      query('m1', metricName),
      query('n1', minus),
    ],
  };
}

function remove(resource: CfnResource, policy: CfnDeletionPolicy): void {
  resource.cfnOptions.deletionPolicy = policy;
  resource.cfnOptions.updateReplacePolicy = policy;
}
