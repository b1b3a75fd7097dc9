import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Duration, Names } from 'aws-cdk-lib/core';
import { Construct, IDependable } from 'constructs';
import { AlarmSeverity } from '../observe/alarms/alarm-severity';
import { Alarms } from '../observe/alarms/alarms';
import type { RatedAlarm } from '../observe/alarms/cache-alarms';

/** What each task writes once a minute, as metrics. */
const METRICS = { AcceptedLogins: '$.accepted', RefusedLogins: '$.refused', Connections: '$.connections' };

/** What watches a gate. */
export interface WatchedGate {
  readonly metricNamespace: string;
  readonly alarms: RatedAlarm[];
}

/** Makes metrics of the gate's log, and alarms on them. */
export function watchGate(scope: Construct, logGroup: ILogGroup, alarms: Alarms, tasks: IDependable): WatchedGate {
  const metricNamespace = `SaslGate/${Names.uniqueResourceName(scope, { maxLength: 200, separator: '-' })}`;
  for (const [metricName, metricValue] of Object.entries(METRICS)) {
    new MetricFilter(scope, `${metricName}Filter`, {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.event', '=', 'logins'),
      metricNamespace,
      metricName,
      metricValue,
    });
  }
  return { metricNamespace, alarms: alarms._recommends ? createAlarms(scope, metricNamespace, alarms, tasks) : [] };
}

function createAlarms(scope: Construct, namespace: string, alarms: Alarms, tasks: IDependable): RatedAlarm[] {
  const { criticalActions = [], warningActions = [], okActions = [] } = alarms._options;
  const refused = refusedLogins(scope, namespace);
  const silent = silence(scope, namespace);
  // before there are tasks it would go off at once
  silent.node.addDependency(tasks);
  refused.addAlarmAction(...alarms._actions, ...warningActions);
  silent.addAlarmAction(...alarms._actions, ...criticalActions);
  [refused, silent].forEach(alarm => alarm.addOkAction(...okActions));
  return [{ alarm: refused, severity: AlarmSeverity.WARNING }, { alarm: silent, severity: AlarmSeverity.CRITICAL }];
}

function refusedLogins(scope: Construct, namespace: string): Alarm {
  return new Alarm(scope, 'RefusedLogins', {
    metric: new Metric({ namespace, metricName: 'RefusedLogins', statistic: 'Sum', period: Duration.minutes(5) }),
    threshold: 10,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: 'Over ten logins were refused within five minutes: an application has an old password, or somebody tries passwords. The log of the gate names the addresses. (recommended by cdk-elasticache)',
  });
}

/** Each task writes a line a minute, whether anybody has logged in or not. */
function silence(scope: Construct, namespace: string): Alarm {
  return new Alarm(scope, 'Silence', {
    metric: new Metric({ namespace, metricName: 'RefusedLogins', statistic: 'SampleCount', period: Duration.minutes(1) }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 5,
    treatMissingData: TreatMissingData.BREACHING,
    alarmDescription: 'No task of the gate has said anything for five minutes: clients cannot reach the cache. Look at the events of the ECS service. (recommended by cdk-elasticache)',
  });
}
