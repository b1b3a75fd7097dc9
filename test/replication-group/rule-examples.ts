import { Example } from './examples/example';
import { FEATURE_EXAMPLES } from './examples/features';
import { SETTINGS_EXAMPLES } from './examples/settings';
import { TOPOLOGY_EXAMPLES } from './examples/topology';

export { Example, HOME } from './examples/example';
export { WARNING_EXAMPLES } from './examples/warnings';

/** Each code of REPLICATION_GROUP_RULES. */
export const RULE_EXAMPLES: Record<string, Example> = { ...TOPOLOGY_EXAMPLES, ...SETTINGS_EXAMPLES, ...FEATURE_EXAMPLES };
