/** Syntax that came after Redis OSS 6.0. */
export type AccessFeature = 'channels' | 'readWriteKeys' | 'selectors' | 'subcommands' | 'databases';

/**
 * Recognizes rules that need the feature.
 *
 * Permitting a subcommand (`+client|id`) was always possible. Denying one (`-client|kill`) came with Redis OSS 7.0.
 */
const SIGNS: Record<AccessFeature, RegExp> = {
  channels: /^(&|(all|reset)channels$)/i,
  readWriteKeys: /^%/,
  selectors: /^(\(|clearselectors$)/i,
  subcommands: /^-[^|]+\|/,
  databases: /^(db=|(all|reset)dbs$)/i,
};

/** The features that the rules need, those within selectors too. */
export function featuresOf(rules: string[]): ReadonlySet<AccessFeature> {
  const parts = rules.flatMap(rule => rule.startsWith('(') ? ['(', ...rule.slice(1, -1).trim().split(/\s+/)] : [rule]);
  const features = Object.keys(SIGNS) as AccessFeature[];
  return new Set(features.filter(feature => parts.some(part => SIGNS[feature].test(part))));
}
