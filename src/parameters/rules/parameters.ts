import { familyParameters } from '../../engine/data/family-parameters';
import { PARAMETER_FAMILIES } from '../../engine/data/parameters.generated';
import { ParameterFacts } from '../../engine/data/types';
import { nearest } from '../../private/nearest';
import { check, Finding, Rule } from '../../private/rules';
import { isKnown } from '../../private/tokens';
import { listed, sentences, shown, Words } from '../../private/words';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html';
const AOF = ['appendonly', 'appendfsync'];

/** What is legal as far as is known of a family. */
export const FAMILY_WARNINGS: Array<Rule<{ readonly family: string }>> = [
  {
    code: 'UnlistedFamily',
    clause: 'this library does not list the parameter group family',
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-parametergroup.html',
    broken: ({ family }) => !PARAMETER_FAMILIES.some(known => known.family === family),
    says: ({ family }) => `the parameter group family ${shown(family)} is not listed. Check the name, or acknowledge this warning if AWS offers it`,
  },
];

/** One parameter against what is known of its family. */
interface GivenParameter {
  readonly family: string;
  readonly name: string;
  readonly value: string;
  /** Undefined when the family is not known to have it. */
  readonly facts?: ParameterFacts;
  readonly complete: boolean;
  readonly names: string[];
}

function correctName({ name, names }: GivenParameter): string {
  const other = nearest(name, names);
  return other ? `write ${shown(other)} if you mean that one` : 'look up the name in the user guide';
}

function insteadOfAppendOnlyFile({ family }: GivenParameter, w: Words): string {
  return family.startsWith('memcached')
    ? 'leave out the parameter'
    : `leave out the parameter and keep backups, or use ${w.name('durability')} of Valkey 9 if you must not lose a write`;
}

/** What ElastiCache refuses of one parameter. */
export const PARAMETER_RULES: Array<Rule<GivenParameter>> = [
  {
    code: 'NoAppendOnlyFile',
    dated: true,
    clause: 'ElastiCache has no append-only file, so `appendonly` and `appendfsync` cannot be set',
    see: PAGE,
    broken: ({ name }) => AOF.includes(name),
    says: (p, w) => sentences(
      `the parameter '${p.name}' cannot be set, because ElastiCache has no append-only file`,
      insteadOfAppendOnlyFile(p, w),
    ),
  },
  {
    code: 'UnknownParameter',
    dated: true,
    clause: 'the family has no parameter of this name',
    see: PAGE,
    broken: ({ facts, complete }) => facts === undefined && complete,
    says: p => sentences(`the family ${p.family} has no parameter ${shown(p.name)}`, correctName(p)),
  },
  {
    code: 'ParameterNotModifiable',
    dated: true,
    clause: 'ElastiCache does not allow changing the parameter',
    see: PAGE,
    broken: ({ name, facts }) => facts?.modifiable === false && !AOF.includes(name),
    says: ({ name, family }) => `the parameter '${name}' cannot be changed in the family ${family}. Leave out the parameter`,
  },
  {
    code: 'ParameterValueNotAllowed',
    dated: true,
    clause: 'the parameter does not allow the value',
    see: PAGE,
    broken: p => isRefused(p) && (p.complete || !isRanged(p.facts!)),
    says: ({ name, value, facts }) => `the parameter '${name}' must be ${allowed(facts!)}, got ${shown(value)}`,
  },
];

/** What is legal as far as is known, but looks wrong. */
export const PARAMETER_WARNINGS: Array<Rule<GivenParameter>> = [
  {
    code: 'ParameterNotListed',
    clause: 'this library does not list the parameter for the family',
    see: PAGE,
    broken: ({ facts, complete }) => facts === undefined && !complete,
    says: p => sentences(`the parameter ${shown(p.name)} is not listed for the family ${p.family}`, correctName(p)),
  },
  {
    code: 'ParameterOutOfRange',
    clause: 'the parameter is outside the range of an earlier family, and the range of this family is not known',
    see: PAGE,
    broken: p => isRefused(p) && !p.complete && isRanged(p.facts!),
    says: ({ name, value, facts, family }) => sentences(
      `the parameter '${name}' should be ${allowed(facts!)}, got ${shown(value)}`,
      `that is the range of an earlier family, and the one of ${family} is not known`,
      'acknowledge this warning if AWS accepts the value',
    ),
  },
];

const isRanged = ({ min, max }: ParameterFacts) => min !== undefined || max !== undefined;
const isRefused = ({ facts, value }: GivenParameter) => facts !== undefined && facts.modifiable && !isAllowed(facts, value);

function isAllowed(facts: ParameterFacts, value: string): boolean {
  if (facts.allowed?.includes(value)) { return true; }
  if (isRanged(facts)) { return isNumber(facts, value) && Number(value) >= (facts.min ?? -Infinity) && Number(value) <= (facts.max ?? Infinity); }
  if (facts.allowed) { return false; }
  if (facts.pattern) { return new RegExp(facts.pattern).test(value); }
  return facts.type === 'string' || facts.type === 'boolean' || isNumber(facts, value);
}

function isNumber({ type }: ParameterFacts, value: string): boolean {
  return (type === 'float' ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(value);
}

function allowed({ allowed: values = [], min, max, type, pattern }: ParameterFacts): string {
  const number = type === 'float' ? 'a number' : 'a whole number';
  if (min !== undefined || max !== undefined) {
    const range = min === undefined ? `up to ${max}` : max === undefined ? `from ${min} up` : `from ${min} to ${max}`;
    return listed([...values.map(shown), `${number} ${range}`], 'or');
  }
  if (values.length > 0) { return listed(values.map(shown), 'or'); }
  return pattern ? `a text that matches ${pattern}` : number;
}

function given(family: string, parameters: Record<string, string>): GivenParameter[] {
  if (!isKnown(family)) { return []; }
  const { complete, parameters: known } = familyParameters(family);
  const names = [...known.keys()];
  return Object.entries(parameters).map(([name, value]) => ({ family, name, value, facts: known.get(name), complete, names }));
}

/** All findings about parameters of a family. */
export function checkParameters(family: string, parameters: Record<string, string>): Finding[] {
  return given(family, parameters).flatMap(parameter => check(PARAMETER_RULES, parameter));
}

/** Warnings about a family that is not known, and about its parameters that are not known. */
export function warningsAboutParameters(family: string, parameters: Record<string, string>): Finding[] {
  return [...check(FAMILY_WARNINGS, { family }), ...given(family, parameters).flatMap(parameter => check(PARAMETER_WARNINGS, parameter))];
}
