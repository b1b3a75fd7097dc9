import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { IDatabaseCluster, IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Alarms } from '../observe/alarms/alarms';

const RECOMMENDED = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#RDS';
const PERIOD = { period: Duration.minutes(1) };
const GIB = 1024 ** 3;

/** A metric of a database, and when it is too much. */
export interface DatabaseReading {
  readonly id: string;
  readonly metric: Metric;
  readonly threshold: number;
  readonly below?: boolean;
  readonly meaning: string;
}

/** The thresholds are AWS's recommendation. */
export function ofInstance(instance: IDatabaseInstance): DatabaseReading[] {
  return [cpu(instance.metricCPUUtilization(PERIOD)), ...latencies(name => instance.metric(name, { ...PERIOD, statistic: 'p90' }))];
}

/** Of a cluster as a whole; the latency of its storage is that of its instances. */
export function ofAurora(cluster: IDatabaseCluster): DatabaseReading[] {
  return [cpu(cluster.metricCPUUtilization(PERIOD))];
}

/** A tenth of what was allocated; storage that grows by itself does so at that point, and not beyond its limit. */
export function ofStorage(instance: IDatabaseInstance, allocatedGib: number): DatabaseReading {
  return {
    id: 'Storage',
    metric: instance.metricFreeStorageSpace({ ...PERIOD, statistic: 'Minimum' }),
    threshold: allocatedGib * GIB / 10,
    below: true,
    meaning: 'The disk is nearly full, and has not grown in time: at zero the database stops. Delete data, or allocate more.',
  };
}

const cpu = (metric: Metric): DatabaseReading => ({
  id: 'Cpu',
  metric,
  threshold: 90,
  meaning: 'The processor of the database is near its limit. Look for slow queries and for reads that miss the cache, then use a larger instance.',
});

const latencies = (metric: (name: string) => Metric): DatabaseReading[] => ['Read', 'Write'].map(what => ({
  id: `${what}Latency`,
  metric: metric(`${what}Latency`),
  threshold: 0.02,
  meaning: `The disk takes more than 20 ms to ${what.toLowerCase()}. Look for queries that ${what.toLowerCase()} much, then for a faster disk.`,
}));

/** The alarms of a database, with the actions that those of its cache have. */
export class DatabaseAlarms extends Construct {
  constructor(scope: Construct, id: string, readings: DatabaseReading[], alarms: Alarms) {
    super(scope, id);
    const { actions = [], criticalActions = [], okActions = [] } = alarms._options;
    for (const { id: name, metric, threshold, below, meaning } of readings) {
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
