import { Alarm, ComparisonOperator, IMetric, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnParameterGroup, CfnReplicationGroup, CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { AlarmByHand, ALARMS, DEFAULTS } from './defaults';
import { run } from './frame';

/** The same by hand as most would write it: L1 constructs for ElastiCache only, CDK's own L2 constructs for the rest. */
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
  const securityGroup = new SecurityGroup(stack, `${id}SecurityGroup`, { vpc, description: `Access to ${id}`, allowAllOutbound: false });
  const secret = new Secret(stack, `${id}Secret`, {
    description: `AUTH token of ${id}`,
    generateSecretString: { passwordLength: 64, excludePunctuation: true, includeSpace: false },
  });
  for (const part of [subnetGroup, parameterGroup, securityGroup, secret]) {
    part.applyRemovalPolicy(RemovalPolicy.DESTROY);
  }
  const cache = new CfnReplicationGroup(stack, id, {
    ...DEFAULTS,
    replicationGroupDescription: id,
    cacheSubnetGroupName: subnetGroup.ref,
    cacheParameterGroupName: parameterGroup.ref,
    securityGroupIds: [securityGroup.securityGroupId],
    authToken: secret.secretValue.unsafeUnwrap(),
  });
  cache.applyRemovalPolicy(RemovalPolicy.SNAPSHOT);
  addAlarms(stack, id, cache);
});

function addAlarms(stack: Stack, id: string, cache: CfnReplicationGroup): void {
  for (const alarm of ALARMS) {
    for (const node of ['001', '002']) {
      const periods = alarm.minutes * 60 / (alarm.period ?? 60);
      new Alarm(stack, `${id}${alarm.metricName}${node}`, {
        metric: readingOf(alarm, `${cache.ref}-${node}`),
        threshold: alarm.threshold,
        comparisonOperator: alarm.below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: periods,
        datapointsToAlarm: periods,
        treatMissingData: alarm.missing as TreatMissingData,
        alarmDescription: alarm.meaning,
      });
    }
  }
}

function readingOf({ metricName, minus, host, statistic = 'Average', period = 60 }: AlarmByHand, cacheClusterId: string): IMetric {
  const dimensionsMap = { CacheClusterId: cacheClusterId, ...(host ? { CacheNodeId: '0001' } : {}) };
  const metric = (name: string) =>
    new Metric({ namespace: 'AWS/ElastiCache', metricName: name, dimensionsMap, statistic, period: Duration.seconds(period) });
  return minus === undefined ? metric(metricName) : new MathExpression({
    expression: 'm1 - n1',
    usingMetrics: { m1: metric(metricName), n1: metric(minus) },
    label: `${metricName} less ${minus}`,
    period: Duration.seconds(period),
  });
}
