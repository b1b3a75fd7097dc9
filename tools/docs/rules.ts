import { writeFileSync } from 'fs';
import { join } from 'path';
import { valueChecks } from './value-checks';
import { ROTATION_RULES } from '../../src/access/rules/rotation';
import { USER_RULES, USER_WARNINGS } from '../../src/access/rules/user';
import { USER_GROUP_RULES, USER_GROUP_WARNINGS } from '../../src/access/rules/user-group';
import { MEMCACHED_OWN_RULES, MEMCACHED_OWN_WARNINGS, MEMCACHED_RULES, MEMCACHED_WARNINGS } from '../../src/memcached/rules';
import { SCALING_RULES as NODE_SCALING_RULES, SCALING_WARNINGS as NODE_SCALING_WARNINGS } from '../../src/memcached/rules/scaling';
import { SUBNET_GROUP_WARNINGS } from '../../src/network/rules/subnets';
import { ALARM_RULES } from '../../src/observe/alarms/rules';
import { METRIC_WARNINGS } from '../../src/observe/metrics/rules';
import { FAMILY_WARNINGS, PARAMETER_RULES, PARAMETER_WARNINGS } from '../../src/parameters/rules/parameters';
import { JOB_QUEUE_RULES, DATA_STORE_WARNINGS, LEADERBOARD_RULES, SESSION_STORE_RULES } from '../../src/patterns/rules/data-store';
import { DATABASE_CACHE_RULES, DATABASE_CACHE_WARNINGS } from '../../src/patterns/rules/database-cache';
import { Check, warningId } from '../../src/private/rules';
import { TAG_COUNT_RULES, TAG_RULES } from '../../src/private/tags';
import { REPLICATION_GROUP_RULES, REPLICATION_GROUP_WARNINGS } from '../../src/replication-group/rules';
import { GLOBAL_PRIMARY_RULES, GLOBAL_RULES, GLOBAL_WARNINGS } from '../../src/replication-group/rules/global';
import { SCALING_RULES, SCALING_WARNINGS, TARGET_WARNINGS } from '../../src/replication-group/rules/scaling';
import { SNAPSHOT_RULES } from '../../src/replication-group/rules/snapshot';
import { MEMBER_RULES } from '../../src/replication-group/rules/users';
import { GATE_RULES, GATE_WARNINGS } from '../../src/sasl-gate/rules';
import { SERVERLESS_RULES, SERVERLESS_WARNINGS } from '../../src/serverless/rules';
import { SERVERLESS_MEMBER_RULES } from '../../src/serverless/rules/security';
import { SERVERLESS_SNAPSHOT_RULES } from '../../src/serverless/rules/snapshot';

/** Where the page lies that `render` makes. */
export const RULES_PAGE = join(__dirname, '..', '..', 'docs', 'rules.md');

/** What makes the page anew. */
export const RULES_COMMAND = 'npx projen docs:rules';

/** Checks that are reported in the same way. */
interface Section {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly intro: string;
  readonly checks: Check[];
}

export const SECTIONS: Section[] = [
  {
    level: 'error',
    title: 'A cache',
    intro: 'What contradicts itself or is refused by ElastiCache. All findings about a cache, its parameters among them, are one error, thrown where the cache is made. A fact that is only known at deployment breaks no rule.',
    checks: REPLICATION_GROUP_RULES,
  },
  {
    level: 'error',
    title: 'A serverless cache',
    intro: `What contradicts itself or is refused by ElastiCache. Of the checks of a cache, these apply as well: ${shared(SERVERLESS_RULES, REPLICATION_GROUP_RULES)}.`,
    checks: onlyIn(SERVERLESS_RULES, REPLICATION_GROUP_RULES),
  },
  {
    level: 'error',
    title: 'A Memcached cluster',
    intro: `What contradicts itself or is refused by ElastiCache. Of the checks of a cache, these apply as well: ${shared(MEMCACHED_RULES, REPLICATION_GROUP_RULES)}.`,
    checks: MEMCACHED_OWN_RULES,
  },
  {
    level: 'error',
    title: 'The gate of a Memcached cluster',
    intro: 'What is wrong with `MemcachedAuthentication.sasl()` or a `SaslGate`. The gate is this library\'s and not AWS\'s, and so are the pages of most of its checks.',
    checks: GATE_RULES,
  },
  {
    level: 'error',
    title: 'Users, user groups and rotation',
    intro: 'What is wrong with an `IamUser`, `PasswordUser`, `NoPasswordUser` or `UserGroup`, or with `rotateEvery`.',
    checks: [...USER_RULES, ...USER_GROUP_RULES, ...ROTATION_RULES],
  },
  {
    level: 'error',
    title: 'A cache and the users of its group',
    intro: 'Found when the app is synthesized, since users can be added to a group later.',
    checks: [...MEMBER_RULES, ...onlyIn(SERVERLESS_MEMBER_RULES, MEMBER_RULES)],
  },
  {
    level: 'error',
    title: 'Parameters',
    intro: 'What is wrong with `parameters` of a cache or of a `ParameterGroup`, compared with what is known of the family.',
    checks: PARAMETER_RULES,
  },
  {
    level: 'error',
    title: 'Alarms',
    intro: 'What is wrong with `alarms` of a cache of any kind. Thrown where the cache is made.',
    checks: ALARM_RULES,
  },
  {
    level: 'error',
    title: 'Scaling by load',
    intro: 'Thrown by `autoScaleReplicas()` and `autoScaleShards()`, and by `autoScaleNodes()` of a Memcached cluster.',
    checks: [...SCALING_RULES, ...NODE_SCALING_RULES],
  },
  {
    level: 'error',
    title: 'Snapshots',
    intro: 'What is wrong with a `Snapshot` or a `ServerlessSnapshot`.',
    checks: [...SNAPSHOT_RULES, ...SERVERLESS_SNAPSHOT_RULES],
  },
  {
    level: 'error',
    title: 'Global datastores',
    intro: 'What is wrong with a `GlobalReplicationGroup`. Its secondaries are caches: see above.',
    checks: [...GLOBAL_RULES, ...GLOBAL_PRIMARY_RULES],
  },
  {
    level: 'error',
    title: 'Patterns',
    intro: 'What contradicts the intent of a `SessionStore`, `Leaderboard` or `JobQueue`, or is refused by RDS of the database of a `DatabaseCache`. All checks of a cache apply as well.',
    checks: [...SESSION_STORE_RULES, ...LEADERBOARD_RULES, ...JOB_QUEUE_RULES, ...DATABASE_CACHE_RULES],
  },
  {
    level: 'error',
    title: 'Tags',
    intro: 'Found when the app is synthesized, since the stack and the app may add tags later.',
    checks: [...TAG_RULES, ...TAG_COUNT_RULES],
  },
  {
    level: 'error',
    title: 'A single value',
    intro: 'Thrown at the line that makes or reads the value.',
    checks: valueChecks(),
  },
  {
    level: 'warning',
    title: 'A cache',
    intro: 'What is legal but unwise.',
    checks: REPLICATION_GROUP_WARNINGS,
  },
  {
    level: 'warning',
    title: 'A serverless cache',
    intro: `What is legal but unwise. Of the warnings of a cache, these are given as well: ${shared(SERVERLESS_WARNINGS, REPLICATION_GROUP_WARNINGS)}.`,
    checks: onlyIn(SERVERLESS_WARNINGS, REPLICATION_GROUP_WARNINGS),
  },
  {
    level: 'warning',
    title: 'A Memcached cluster',
    intro: `What is legal but unwise. Of the warnings of a cache, these are given as well: ${shared(MEMCACHED_WARNINGS, REPLICATION_GROUP_WARNINGS)}.`,
    checks: MEMCACHED_OWN_WARNINGS,
  },
  {
    level: 'warning',
    title: 'The gate of a Memcached cluster',
    intro: 'What is legal but unwise.',
    checks: GATE_WARNINGS,
  },
  {
    level: 'warning',
    title: 'Subnet groups',
    intro: 'Of a `SubnetGroup`, and of the one that a cache creates.',
    checks: SUBNET_GROUP_WARNINGS,
  },
  {
    level: 'warning',
    title: 'Users and user groups',
    intro: 'What is legal but unwise, or needs a higher quota.',
    checks: [...USER_WARNINGS, ...USER_GROUP_WARNINGS],
  },
  {
    level: 'warning',
    title: 'Metrics',
    intro: 'Of metrics that are asked of a cache, also by its alarms.',
    checks: METRIC_WARNINGS,
  },
  {
    level: 'warning',
    title: 'Parameters',
    intro: 'Of families that are not known, or of which not every parameter is.',
    checks: [...FAMILY_WARNINGS, ...PARAMETER_WARNINGS],
  },
  {
    level: 'warning',
    title: 'Scaling by load',
    intro: 'What AWS does not list, advises against, or needs a higher quota.',
    checks: [...SCALING_WARNINGS, ...TARGET_WARNINGS, ...NODE_SCALING_WARNINGS],
  },
  {
    level: 'warning',
    title: 'Global datastores',
    intro: 'What AWS does not list, or what has no effect.',
    checks: GLOBAL_WARNINGS,
  },
  {
    level: 'warning',
    title: 'Patterns',
    intro: 'What is legal but unwise for the intent of a `SessionStore`, `Leaderboard`, `JobQueue` or `DatabaseCache`.',
    checks: [...DATA_STORE_WARNINGS, ...DATABASE_CACHE_WARNINGS],
  },
];

const LEVELS = {
  error: ['# Errors', 'An error stops `cdk synth`, and nothing is deployed.'],
  warning: ['# Warnings', 'A warning does not stop `cdk synth`, unless you use `--strict`. Acknowledge it by its id: `Annotations.of(cache).acknowledgeWarning(\'cdk-elasticache:nodeQuota\')`.'],
};

const INTRO = `This page lists every error and warning of the library by its code. The code stands at the end of each message, with a link to its heading
here. Codes and ids are part of the API.

## When a rule is wrong

Some errors state a fact of AWS that changes with time: a version, a node type, a parameter, a limit. They say **can be acknowledged** below.
If you know better, turn such an error into a warning for an app, a stack or a construct. Do it before you create the cache:

\`\`\`ts nofixture
import { App } from 'aws-cdk-lib/core';
import { CacheRules } from 'cdk-elasticache';

const app = new App();
CacheRules.of(app).acknowledge('NodeTypeNeedsNewerVersion', 'AWS support confirmed it in case 123');
\`\`\`

Or put it into \`cdk.json\`, for the whole app: \`"context": { "cdk-elasticache:acknowledge": { "NodeTypeNeedsNewerVersion": "…" } }\`.
The warning shows your reason. Errors about props that contradict each other cannot be acknowledged.`;

/** A check that several kinds of caches have is listed once, where it comes first. */
function onlyIn(checks: Check[], before: Check[]): Check[] {
  return checks.filter(({ code }) => !before.some(other => other.code === code));
}

function shared(checks: Check[], before: Check[]): string {
  return checks.filter(({ code }) => before.some(other => other.code === code)).map(({ code }) => `\`${code}\``).join(', ');
}

/** The page of all rules. */
export function render(): string {
  return [
    `<!-- Made by \`${RULES_COMMAND}\` from the tables in src/; do not edit. -->`,
    '# Errors and warnings',
    INTRO,
    ...(['error', 'warning'] as const).flatMap(level => [
      ...LEVELS[level].map(line => line.replace(/^#/, '##')),
      ...SECTIONS.filter(section => section.level === level).flatMap(section => [
        `### ${section.title}`, section.intro, ...section.checks.flatMap(check => entry(check, level)),
      ]),
    ]),
  ].join('\n\n') + '\n';
}

/** A heading with the anchor that messages link to, the clause, and how to go on. */
function entry({ code, clause, see, ...rest }: Check & { dated?: unknown }, level: Section['level']): string[] {
  const text = escaped(clause[0].toUpperCase() + clause.slice(1));
  const more = [`[AWS](${see}).`, ...(level === 'warning' ? [`Id: \`${warningId(code)}\`.`] : []), ...(rest.dated ? ['**Can be acknowledged.**'] : [])];
  return [`#### <a id="${code}"></a>${code}`, `${text}. ${more.join(' ')}`];
}

const escaped = (text: string) => text.replace(/</g, '\\<');

if (require.main === module) {
  writeFileSync(RULES_PAGE, render());
}
