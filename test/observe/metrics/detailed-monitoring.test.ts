import { CfnParameter, Fn } from 'aws-cdk-lib/core';
import { DetailedMonitoring, ValkeyReplicationGroup } from '../../../src';
import { codesOf, newStack, resourcesOf, valkey, vpcOf } from '../../helpers';

const TYPE = 'AWS::CloudWatch::ResourceMetricsConfiguration';
const of = (detailedMonitoring?: DetailedMonitoring) => resourcesOf(valkey({ detailedMonitoring }), TYPE);

test('some metrics are selected for the replication group by its ARN, which CloudFormation resolves', () => {
  const [{ ResourceArn, MetricSelections }] = of(DetailedMonitoring.of(['valkey.commands.processed', 'valkey.keys.evicted']));
  expect(MetricSelections).toEqual([{ IncludeMetrics: ['valkey.commands.processed', 'valkey.keys.evicted'] }]);
  expect(JSON.stringify(ResourceArn)).toMatch(/^\{"Fn::Join":\["",\["arn:",\{"Ref":"AWS::Partition"\},":elasticache:.*:replicationgroup:",\{"Ref":"Cache\w+"\}\]\]\}$/);
});

test('without a selection CloudWatch takes all metrics', () => {
  expect(of(DetailedMonitoring.all()).map(Object.keys)).toEqual([['ResourceArn']]);
});

test('by default there is none, since CloudWatch charges for it', () => {
  expect(of()).toEqual([]);
});

// "You can include between 1 and 500 metric names for each selection", of 1 to 255 characters
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/resource-metrics-configuration.html
const many = (count: number) => Array.from({ length: count }, (_, i) => `valkey.metric.${i}`);

test.each([[[]], [many(501)], [['']], [['x'.repeat(256)]]])('a selection that CloudFormation refuses is refused', names => {
  expect(codesOf(() => DetailedMonitoring.of(names))).toEqual(['InvalidMetricSelection']);
});

test.each([[many(1)], [many(500)], [['x'.repeat(255)]]])('a selection at the limits is taken', names => {
  expect(of(DetailedMonitoring.of(names))[0].MetricSelections[0].IncludeMetrics).toEqual(names);
});

test('names that are only known at deployment go through, and do not hide one that is wrong', () => {
  const stack = newStack();
  const name = new CfnParameter(stack, 'Metric').valueAsString;
  new ValkeyReplicationGroup(stack, 'One', { vpc: vpcOf(stack), detailedMonitoring: DetailedMonitoring.of([name, 'valkey.keys.evicted']) });
  const two = new ValkeyReplicationGroup(stack, 'Two', { vpc: vpcOf(stack), detailedMonitoring: DetailedMonitoring.of(Fn.split(',', name)) });
  expect(resourcesOf(two, TYPE).map(({ MetricSelections: [{ IncludeMetrics }] }) => IncludeMetrics)).toEqual([
    [{ Ref: 'Metric' }, 'valkey.keys.evicted'], { 'Fn::Split': [',', { Ref: 'Metric' }] },
  ]);
  expect(codesOf(() => DetailedMonitoring.of([name, '']))).toEqual(['InvalidMetricSelection']);
});
