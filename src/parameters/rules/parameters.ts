import { familyParameters } from '../../engine/data/family-parameters';
import { PARAMETER_FAMILIES } from '../../engine/data/parameters.generated';
import { ParameterFacts } from '../../engine/data/types';
import { nearest } from '../../private/nearest';
import { check, Finding, Rule } from '../../private/rules';
import { isKnown } from '../../private/tokens';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html';
const AOF = ['appendonly', 'appendfsync'];

/** What is legal as far as is known of a family. */
export const FAMILY_WARNINGS: Array<Rule<{ readonly family: string }>> = [
  {
    code: 'UnlistedFamily',
    clause: 'the family is not among those known',
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-parametergroup.html',
    broken: ({ family }) => !PARAMETER_FAMILIES.some(known => known.family === family),
    says: ({ family }) => `the parameter group family '${family}' is not among those known; acknowledge this if AWS has it by now`,
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

const didYouMean = ({ name, names }: GivenParameter) => {
  const other = nearest(name, names);
  return other ? `did you mean '${other}'?` : 'look the name up in the user guide';
};

/** What ElastiCache refuses of one parameter. */
export const PARAMETER_RULES: Array<Rule<GivenParameter>> = [
  {
    code: 'NoAppendOnlyFile',
    clause: 'ElastiCache has no append-only file: `appendonly` and `appendfsync` cannot be set',
    see: PAGE,
    broken: ({ name }) => AOF.includes(name),
    says: ({ name }) => `the parameter '${name}' cannot be set, since ElastiCache has no append-only file; leave it out, keep backups ('backup'), and use Valkey 9 with 'durability' where no write may be lost`,
  },
  {
    code: 'UnknownParameter',
    dated: true,
    clause: 'the family has no parameter of this name',
    see: PAGE,
    broken: ({ facts, complete }) => facts === undefined && complete,
    says: p => `the parameter '${p.name}' does not exist in the family ${p.family}; ${didYouMean(p)}`,
  },
  {
    code: 'ParameterNotModifiable',
    dated: true,
    clause: 'the parameter cannot be changed on ElastiCache',
    see: PAGE,
    broken: ({ name, facts }) => facts?.modifiable === false && !AOF.includes(name),
    says: ({ name, family }) => `the parameter '${name}' cannot be changed in the family ${family}; leave it out`,
  },
  {
    code: 'ParameterValueNotAllowed',
    dated: true,
    clause: 'the parameter does not take this value',
    see: PAGE,
    broken: p => takesNot(p) && (p.complete || !isRanged(p.facts!)),
    says: ({ name, value, facts }) => `the parameter '${name}' must be ${allowed(facts!)}, got '${value}'`,
  },
];

/** What is legal as far as is known, but looks wrong. */
export const PARAMETER_WARNINGS: Array<Rule<GivenParameter>> = [
  {
    code: 'ParameterNotListed',
    clause: 'the parameter is not among those known for the family',
    see: PAGE,
    broken: ({ facts, complete }) => facts === undefined && !complete,
    says: p => `the parameter '${p.name}' is not among those known for the family ${p.family}; ${didYouMean(p)}`,
  },
  {
    code: 'ParameterOutOfRange',
    clause: 'the parameter is outside the range that an earlier family had, and this family\'s is not known',
    see: PAGE,
    broken: p => takesNot(p) && !p.complete && isRanged(p.facts!),
    says: ({ name, value, facts, family }) => `the parameter '${name}' should be ${allowed(facts!)}, got '${value}'; that is the range of families before ${family}, whose own is not known`,
  },
];

const isRanged = ({ min, max }: ParameterFacts) => min !== undefined || max !== undefined;
const takesNot = ({ facts, value }: GivenParameter) => facts !== undefined && facts.modifiable && !takes(facts, value);

function takes(facts: ParameterFacts, value: string): boolean {
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
    return [...values.map(value => `'${value}'`), `${number} ${range}`].join(' or ');
  }
  if (values.length > 0) { return values.map(value => `'${value}'`).join(' or '); }
  return pattern ? `like ${pattern}` : number;
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
