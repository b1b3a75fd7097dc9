import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Duration, Names } from 'aws-cdk-lib/core';
import { Construct, IDependable } from 'constructs';
import { AlarmSeverity } from '../observe/alarms/alarm-severity';
import { Alarms } from '../observe/alarms/alarms';
import type { AlarmWithSeverity } from '../observe/alarms/cache-alarms';

const PAGE = 'https://github.com/cdk-elasticache/cdk-elasticache/blob/main/docs/security/sasl.md';

/** Each task logs these once a minute, and metric filters make metrics of them. */
const METRICS = { AcceptedLogins: '$.accepted', RefusedLogins: '$.refused', Connections: '$.connections' };

/** The metrics and alarms of a gate. */
export interface GateMonitoring {
  readonly metricNamespace: string;
  readonly alarms: AlarmWithSeverity[];
}

/** Creates metrics from the log of the gate, and alarms on them. */
export function monitorGate(scope: Construct, logGroup: ILogGroup, alarms: Alarms, tasks: IDependable): GateMonitoring {
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

function createAlarms(scope: Construct, namespace: string, alarms: Alarms, tasks: IDependable): AlarmWithSeverity[] {
  const { criticalActions = [], warningActions = [], okActions = [] } = alarms._options;
  const refused = refusedLogins(scope, namespace);
  const missing = missingMetrics(scope, namespace);
  // before the tasks run, it would go into ALARM at once
  missing.node.addDependency(tasks);
  refused.addAlarmAction(...alarms._actions, ...warningActions);
  missing.addAlarmAction(...alarms._actions, ...criticalActions);
  [refused, missing].forEach(alarm => alarm.addOkAction(...okActions));
  return [{ alarm: refused, severity: AlarmSeverity.WARNING }, { alarm: missing, severity: AlarmSeverity.CRITICAL }];
}

function refusedLogins(scope: Construct, namespace: string): Alarm {
  return new Alarm(scope, 'RefusedLogins', {
    metric: new Metric({ namespace, metricName: 'RefusedLogins', statistic: 'Sum', period: Duration.minutes(5) }),
    threshold: 10,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: 'The gate refused more than ten logins within five minutes. An application may use an old password, or somebody guesses passwords. '
      + `Look up the addresses in the log of the gate. ${PAGE} (recommended by cdk-elasticache)`,
  });
}

/** Each task logs a line every minute, even without logins. */
function missingMetrics(scope: Construct, namespace: string): Alarm {
  return new Alarm(scope, 'Silence', {
    metric: new Metric({ namespace, metricName: 'RefusedLogins', statistic: 'SampleCount', period: Duration.minutes(1) }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 5,
    treatMissingData: TreatMissingData.BREACHING,
    alarmDescription: 'No task of the gate has sent metrics for five minutes, so clients cannot reach the cache. '
      + `Look at the events of the ECS service. ${PAGE} (recommended by cdk-elasticache)`,
  });
}
