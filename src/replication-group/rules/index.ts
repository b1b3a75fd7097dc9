import { DATA_TIERING_RULES } from './data-tiering';
import { DURABILITY_RULES, DURABILITY_WARNINGS } from './durability';
import { SECONDARY_RULES } from './global';
import { IDENTITY_RULES } from './identity';
import { LOG_RULES, LOG_WARNINGS } from './logs';
import { REDIS_RULES, REDIS_WARNINGS } from './node';
import { OPERATIONS_RULES } from './operations';
import { SECURITY_RULES } from './security';
import { SETTINGS_RULES } from './settings';
import { SHARD_RULES, SHARD_WARNINGS } from './shards';
import { TOPOLOGY_RULES, TOPOLOGY_WARNINGS } from './topology';
import { USERS_RULES } from './users';
import { NODE_RULES, NODE_WARNINGS } from '../../network/rules/node';
import { PLACEMENT_RULES, PLACEMENT_WARNINGS } from '../../network/rules/placement';
import { TOPIC_RULES, TOPIC_WARNINGS } from '../../observe/events/rules';
import { PARAMETER_GROUP_RULES } from '../../parameters/rules/parameter-group';
import { Rule } from '../../private/rules';
import { ReplicationGroupFacts } from '../facts';

/** What ElastiCache refuses: synthesis fails. */
export const REPLICATION_GROUP_RULES: Array<Rule<ReplicationGroupFacts>> = [
  ...IDENTITY_RULES,
  ...NODE_RULES,
  ...REDIS_RULES,
  ...TOPOLOGY_RULES,
  ...SHARD_RULES,
  ...PLACEMENT_RULES,
  ...SECURITY_RULES,
  ...USERS_RULES,
  ...PARAMETER_GROUP_RULES,
  ...SETTINGS_RULES,
  ...DATA_TIERING_RULES,
  ...DURABILITY_RULES,
  ...LOG_RULES,
  ...OPERATIONS_RULES,
  ...TOPIC_RULES,
  ...SECONDARY_RULES,
];

/** What is legal but unwise: a warning that can be acknowledged. */
export const REPLICATION_GROUP_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  ...NODE_WARNINGS,
  ...REDIS_WARNINGS,
  ...TOPOLOGY_WARNINGS,
  ...SHARD_WARNINGS,
  ...PLACEMENT_WARNINGS,
  ...DURABILITY_WARNINGS,
  ...LOG_WARNINGS,
  ...TOPIC_WARNINGS,
];
