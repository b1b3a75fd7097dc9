import { IDENTITY_RULES, IDENTITY_WARNINGS } from './identity';
import { OPERATIONS_RULES, OPERATIONS_WARNINGS } from './operations';
import { PLACEMENT_RULES, PLACEMENT_WARNINGS } from './placement';
import { SECURITY_RULES } from './security';
import { USAGE_RULES, USAGE_WARNINGS } from './usage';
import { Rule } from '../../private/rules';
import { ServerlessFacts } from '../facts';

/** Errors: synthesis fails. */
export const SERVERLESS_RULES: Array<Rule<ServerlessFacts>> = [
  ...IDENTITY_RULES,
  ...USAGE_RULES,
  ...PLACEMENT_RULES,
  ...SECURITY_RULES,
  ...OPERATIONS_RULES,
];

/** Warnings, which can be acknowledged. */
export const SERVERLESS_WARNINGS: Array<Rule<ServerlessFacts>> = [
  ...IDENTITY_WARNINGS,
  ...USAGE_WARNINGS,
  ...PLACEMENT_WARNINGS,
  ...OPERATIONS_WARNINGS,
];
