import { USER_RULES, USER_WARNINGS } from '../../src/access/rules/user';
import { USER_GROUP_RULES, USER_GROUP_WARNINGS } from '../../src/access/rules/user-group';
import { SUBNET_GROUP_WARNINGS } from '../../src/network/rules/subnets';
import { FAMILY_WARNINGS, PARAMETER_RULES, PARAMETER_WARNINGS } from '../../src/parameters/rules/parameters';
import { Rule } from '../../src/private/rules';
import { TAG_COUNT_RULES, TAG_RULES } from '../../src/private/tags';
import { REPLICATION_GROUP_RULES, REPLICATION_GROUP_WARNINGS } from '../../src/replication-group/rules';
import { GLOBAL_PRIMARY_RULES, GLOBAL_RULES, GLOBAL_WARNINGS } from '../../src/replication-group/rules/global';
import { SCALING_RULES, SCALING_WARNINGS, TARGET_WARNINGS } from '../../src/replication-group/rules/scaling';
import { SNAPSHOT_RULES } from '../../src/replication-group/rules/snapshot';
import { MEMBER_RULES } from '../../src/replication-group/rules/users';

const ALL: Rule<any>[] = [
  ...REPLICATION_GROUP_RULES,
  ...REPLICATION_GROUP_WARNINGS,
  ...PARAMETER_RULES,
  ...PARAMETER_WARNINGS,
  ...TAG_RULES,
  ...TAG_COUNT_RULES,
  ...FAMILY_WARNINGS,
  ...GLOBAL_RULES,
  ...GLOBAL_PRIMARY_RULES,
  ...GLOBAL_WARNINGS,
  ...SCALING_RULES,
  ...SCALING_WARNINGS,
  ...TARGET_WARNINGS,
  ...SNAPSHOT_RULES,
  ...USER_RULES,
  ...USER_WARNINGS,
  ...USER_GROUP_RULES,
  ...USER_GROUP_WARNINGS,
  ...MEMBER_RULES,
  ...SUBNET_GROUP_WARNINGS,
];

test('no two rules share a code, which is what users look up and acknowledge', () => {
  const codes = ALL.map(({ code }) => code);
  expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
});

describe.each(ALL.map(rule => [rule.code, rule] as const))('%s', (_, { code, clause, see }) => {
  test('is in PascalCase', () => expect(code).toMatch(/^([A-Z][a-z0-9]+)+$/));
  test('names a page of AWS\'s documentation', () => {
    expect(new URL(see)).toMatchObject({ protocol: 'https:', host: 'docs.aws.amazon.com' });
  });
  test('has a clause for the table in the documentation', () => {
    expect(clause).toMatch(/^[`a-zA-Z0-9][^\n|]+[^.\s]$/);
  });
});
