import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { IDatabaseCluster, IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Alarms } from '../observe/alarms/alarms';

const RECOMMENDED = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#RDS';
const PERIOD = { period: Duration.minutes(1) };
const GIB = 1024 ** 3;

/** An alarm on a database: its metric and threshold. */
export interface DatabaseAlarmSpec {
  readonly id: string;
  readonly metric: Metric;
  readonly threshold: number;
  readonly below?: boolean;
  readonly meaning: string;
}

/** The alarms of an instance, with the thresholds that AWS recommends. */
export function alarmsOfInstance(instance: IDatabaseInstance): DatabaseAlarmSpec[] {
  return [cpu(instance.metricCPUUtilization(PERIOD)), ...latencies(name => instance.metric(name, { ...PERIOD, statistic: 'p90' }))];
}

/** The alarms of a cluster. Only its instances have metrics of latency. */
export function alarmsOfCluster(cluster: IDatabaseCluster): DatabaseAlarmSpec[] {
  return [cpu(cluster.metricCPUUtilization(PERIOD))];
}

/** An alarm at a tenth of the allocated storage. At that point, storage grows automatically, up to its limit. */
export function storageAlarm(instance: IDatabaseInstance, allocatedGib: number): DatabaseAlarmSpec {
  return {
    id: 'Storage',
    metric: instance.metricFreeStorageSpace({ ...PERIOD, statistic: 'Minimum' }),
    threshold: allocatedGib * GIB / 10,
    below: true,
    meaning: 'The disk is nearly full and has not grown in time. Without free space, the database stops. Delete data, or allocate more storage.',
  };
}

const cpu = (metric: Metric): DatabaseAlarmSpec => ({
  id: 'Cpu',
  metric,
  threshold: 90,
  meaning: 'The database uses nearly all of its CPU. Look for slow queries and for reads that miss the cache. Then use a larger instance.',
});

const latencies = (metric: (name: string) => Metric): DatabaseAlarmSpec[] => ['Read', 'Write'].map(what => ({
  id: `${what}Latency`,
  metric: metric(`${what}Latency`),
  threshold: 0.02,
  meaning: `The disk takes more than 20 ms per ${what.toLowerCase()}. Look for queries that ${what.toLowerCase()} a lot. Then use faster storage.`,
}));

/** The alarms of a database, with the same actions as those of its cache. */
export class DatabaseAlarms extends Construct {
  constructor(scope: Construct, id: string, specs: DatabaseAlarmSpec[], alarms: Alarms) {
    super(scope, id);
    const { actions = [], criticalActions = [], okActions = [] } = alarms._options;
    for (const { id: name, metric, threshold, below, meaning } of specs) {
      const alarm = new Alarm(this, name, {
        metric,
        threshold,
        comparisonOperator: below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 5,
        treatMissingData: TreatMissingData.MISSING,
        alarmDescription: `${meaning} ${RECOMMENDED}`,
      });
      alarm.addAlarmAction(...actions, ...criticalActions);
      alarm.addOkAction(...okActions);
    }
  }
}
