import { AccessPresetOptions, AccessStringOptions } from './access-string-options';
import { mistakesInOptions } from './acl/check';
import { AccessFeature, featuresOf } from './acl/features';
import { isOn, mistakesIn, rulesOf, saysOnOrOff } from './acl/parse';
import * as presets from './acl/presets';
import { render } from './acl/render';
import { Finding, line } from '../private/rules';
import { isKnown, withoutTokens } from '../private/tokens';
import { valueCheck } from '../private/value-check';

const BLANK_ACCESS_STRING = valueCheck({
  code: 'BlankAccessString',
  clause: '`AccessString.of()`: the text is blank',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

function refuse(findings: Finding[]): void {
  if (findings.length > 0) {
    throw new Error(findings.map(finding => withoutTokens(line(finding))).join('; '));
  }
}

/**
 * What a user may do: which commands, on which keys and channels.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export class AccessString {
  /**
   * Access as ElastiCache writes it, such as `on ~app:* +@read`: rules that are applied from left to right.
   *
   * Without `on`, the user is off and cannot log in. Passwords have no place in it: they belong to the user.
   *
   * @param text rules with spaces between them; a token is taken as it is
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
   */
  public static of(text: string): AccessString {
    if (!isKnown(text)) { return new AccessString(text); }
    const rules = rulesOf(text);
    if (rules.length === 0) {
      throw BLANK_ACCESS_STRING.error(`an access string must not be blank, got '${text}'; write for example 'on ~app:* +@read'`);
    }
    refuse(mistakesIn(rules));
    return new AccessString(rules.join(' '), rules);
  }

  /**
   * Access by lists of commands, keys and channels; written in the order that gives each rule its meaning.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
   */
  public static rules(options: AccessStringOptions): AccessString {
    refuse(mistakesInOptions(options));
    const rules = render(options);
    return new AccessString(rules.join(' '), rules);
  }

  /**
   * Everything that reads, but nothing dangerous such as KEYS, and what clients need in order to connect: INFO, ROLE and the
   * part of CLIENT and CLUSTER that tells who and where one is. With channels, listening to them, but not publishing.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  public static readOnly(options: AccessPresetOptions = {}): AccessString {
    return AccessString.rules(presets.readOnly(options));
  }

  /**
   * Everything but what is dangerous, such as KEYS, SORT or FLUSHALL; and what clients need in order to connect: INFO, ROLE
   * and the part of CLIENT and CLUSTER that tells who and where one is.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  public static application(options: AccessPresetOptions = {}): AccessString {
    return AccessString.rules(presets.application(options));
  }

  /**
   * Every command that ElastiCache has, on all keys and channels: `on ~* &* +@all`. From Redis OSS 6.2 on, and with Valkey.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  public static administrator(): AccessString {
    return AccessString.rules({ allow: ['@all'], keys: ['*'], channels: ['*'] });
  }

  /**
   * Nothing at all, not even logging in: `off -@all`. For the user `default` of a user group that names its users.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#rbac-using
   */
  public static off(): AccessString {
    return AccessString.rules({ enabled: false });
  }

  /** The rules as ElastiCache takes them, with one space between them. */
  public readonly text: string;

  /** Whether the user may log in; `undefined` when the access string is a token. */
  public readonly enabled?: boolean;

  private constructor(text: string, private readonly parts?: string[]) {
    this.text = text;
    this.enabled = parts && isOn(parts);
  }

  /** The rules as ElastiCache takes them. */
  public toString(): string {
    return this.text;
  }

  /**
   * The syntax that not every version of an engine has; nothing when the access string is a token.
   * @internal
   */
  public _features(): ReadonlySet<AccessFeature> {
    return featuresOf(this.parts ?? []);
  }

  /**
   * Whether the user is off because neither `on` nor `off` is written, which is seldom meant.
   * @internal
   */
  public _isOffUnsaid(): boolean {
    return this.parts !== undefined && !saysOnOrOff(this.parts);
  }
}
