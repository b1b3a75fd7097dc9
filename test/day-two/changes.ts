import { IConstruct } from 'constructs';
import { serviceFacts, templateOf } from '../helpers';

/** What an update of a stack does, by what differs between two templates. */
export interface Changes {
  /** Logical ids of resources that are made. */
  readonly added: string[];
  /** Logical ids of resources that are deleted. */
  readonly removed: string[];
  /** Properties that differ of resources that stay, as `type.property`; a policy of the resource as `type (policy)`. */
  readonly changed: string[];
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
}

const CREATE_ONLY = serviceFacts<Record<string, { createOnly: string[]; conditionalCreateOnly: string[] }>>('create-only');
const short = (type: string) => type.replace('AWS::ElastiCache::', '');
const differing = (one: object = {}, other: object = {}) => {
  const [a, b] = [one, other] as Record<string, unknown>[];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(key => JSON.stringify(a[key]) !== JSON.stringify(b[key])).sort();
};

/** What deploying `after` does to a stack that was deployed as `before`. */
export function changes(before: IConstruct, after: IConstruct): Changes {
  const [one, other] = [before, after].map(construct => templateOf(construct).toJSON().Resources as Record<string, Resource>);
  const staying = Object.keys(one).filter(id => id in other);
  return {
    added: Object.keys(other).filter(id => !(id in one)).sort(),
    removed: Object.keys(one).filter(id => !(id in other)).sort(),
    changed: staying.flatMap(id => [
      ...differing(one[id].Properties, other[id].Properties).map(property => `${short(one[id].Type)}.${property}`),
      ...differing({ ...one[id], Properties: undefined }, { ...other[id], Properties: undefined }).map(policy => `${short(one[id].Type)} (${policy})`),
    ]),
  };
}

/** Those of the changes for which CloudFormation makes the resource anew in any case. */
export function replacing({ changed }: Changes): string[] {
  return changed.filter(change => isCreateOnly(change, 'createOnly'));
}

/**
 * Those, and the ones for which it does so in some cases, which the schema of the resource does not tell: a template alone does not
 * show them either. So the update policy `UseOnlineResharding`, with which CloudFormation's reference has `NodeGroupConfiguration`
 * changed in place, is not looked at here.
 */
export function mayReplace(made: Changes): string[] {
  return [...replacing(made), ...made.changed.filter(change => isCreateOnly(change, 'conditionalCreateOnly'))];
}

/** Whether a change, as `type.property`, replaces the resource in any case, or only in some. */
function isCreateOnly(change: string, when: 'createOnly' | 'conditionalCreateOnly'): boolean {
  const [type, property] = change.split('.');
  return CREATE_ONLY[`AWS::ElastiCache::${type}`]?.[when].includes(property) ?? false;
}
