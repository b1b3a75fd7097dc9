import { IDENTITY_RULES } from './identity';
import { NODE_RULES, NODE_WARNINGS } from './node';
import { OPERATIONS_RULES } from './operations';
import { PLACEMENT_RULES, PLACEMENT_WARNINGS } from './placement';
import { SECURITY_RULES } from './security';
import { SETTINGS_RULES } from './settings';
import { TOPOLOGY_RULES, TOPOLOGY_WARNINGS } from './topology';
import { Rule } from '../../private/rules';
import { ReplicationGroupPlan } from '../plan';

/** What ElastiCache refuses: synthesis fails. */
export const REPLICATION_GROUP_RULES: Array<Rule<ReplicationGroupPlan>> = [
  ...IDENTITY_RULES,
  ...NODE_RULES,
  ...TOPOLOGY_RULES,
  ...PLACEMENT_RULES,
  ...SECURITY_RULES,
  ...SETTINGS_RULES,
  ...OPERATIONS_RULES,
];

/** What is legal but unwise: a warning that can be acknowledged. */
export const REPLICATION_GROUP_WARNINGS: Array<Rule<ReplicationGroupPlan>> = [
  ...NODE_WARNINGS,
  ...TOPOLOGY_WARNINGS,
  ...PLACEMENT_WARNINGS,
];
