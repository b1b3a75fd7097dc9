import { CLUSTER_RULES, CLUSTER_WARNINGS } from './cluster';
import { SECURITY_RULES, SECURITY_WARNINGS } from './security';
import { NODE_RULES, NODE_WARNINGS } from '../../network/rules/node';
import { PLACEMENT_RULES, PLACEMENT_WARNINGS } from '../../network/rules/placement';
import { TOPIC_RULES, TOPIC_WARNINGS } from '../../observe/events/rules';
import { PARAMETER_GROUP_RULES } from '../../parameters/rules/parameter-group';
import { Rule } from '../../private/rules';
import { MemcachedFacts } from '../facts';

/** Errors that only Memcached has. */
export const MEMCACHED_OWN_RULES: Array<Rule<MemcachedFacts>> = [...CLUSTER_RULES, ...SECURITY_RULES];
export const MEMCACHED_OWN_WARNINGS: Array<Rule<MemcachedFacts>> = [...CLUSTER_WARNINGS, ...SECURITY_WARNINGS];

/** Errors: synthesis fails. */
export const MEMCACHED_RULES: Array<Rule<MemcachedFacts>> = [
  ...MEMCACHED_OWN_RULES,
  ...NODE_RULES,
  ...PLACEMENT_RULES,
  ...PARAMETER_GROUP_RULES,
  ...TOPIC_RULES,
];

/** Warnings, which can be acknowledged. */
export const MEMCACHED_WARNINGS: Array<Rule<MemcachedFacts>> = [
  ...MEMCACHED_OWN_WARNINGS,
  ...NODE_WARNINGS,
  ...PLACEMENT_WARNINGS,
  ...TOPIC_WARNINGS,
];
