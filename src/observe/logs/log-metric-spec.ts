/** A metric that counts lines of a log, and the saved queries about these lines. */
export interface LogMetricSpec {
  readonly metricName: string;
  /** The filter pattern of the lines. */
  readonly pattern: string;
  readonly queries: Query[];
}

/** A saved query of CloudWatch Logs Insights. */
export interface Query {
  readonly id: string;
  readonly title: string;
  readonly lines: string[];
}

// the field is documented as Duration, and observed as "Duration (us)"
const DURATION = 'fields coalesce(Duration, `Duration (us)`) as microseconds';

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html#Log_contents */
const SLOW_QUERIES: Query[] = [
  {
    id: 'SlowestCommands',
    title: 'slowest commands',
    lines: [`${DURATION}, @timestamp, CacheClusterId, Command, ClientAddress, ClientName`, 'filter ispresent(Command)', 'sort microseconds desc'],
  },
  {
    id: 'SlowCommandsByName',
    title: 'slow commands by name',
    lines: [
      DURATION, 'filter ispresent(Command)', 'parse Command /^(?<name>\\S+)/',
      'stats count(*) as times, max(microseconds) as slowest, avg(microseconds) as average by name', 'sort times desc',
    ],
  },
  {
    id: 'SlowCommandsByClient',
    title: 'slow commands by client',
    lines: [
      DURATION, 'filter ispresent(Command)', 'parse ClientAddress /^(?<client>.+):\\d+$/',
      'stats count(*) as times, sum(microseconds) as altogether by client, ClientName', 'sort altogether desc',
    ],
  },
];

const ENGINE_QUERIES: Query[] = [
  {
    id: 'Warnings',
    title: 'warnings of the engine',
    lines: ['fields @timestamp, CacheClusterId, Role, Message', 'filter LogLevel in ["WARNING", "#"]', 'sort @timestamp desc'],
  },
];

/** Commands that took longer than `slowlog-log-slower-than`. */
export const SLOW_COMMANDS: LogMetricSpec = { metricName: 'SlowCommands', pattern: '$.Command = "*"', queries: SLOW_QUERIES };

/** AWS documents the level as a word and as a sign. */
export const ENGINE_WARNINGS: LogMetricSpec = {
  metricName: 'EngineWarnings', pattern: '($.LogLevel = "WARNING") || ($.LogLevel = "#")', queries: ENGINE_QUERIES,
};
