import { AccessPresetOptions, AccessStringOptions } from './access-string-options';
import { mistakesInOptions } from './acl/check';
import { AccessFeature, featuresOf } from './acl/features';
import { isOn, mistakesIn, rulesOf, hasSwitch } from './acl/parse';
import * as presets from './acl/presets';
import { render } from './acl/render';
import { Finding, line } from '../private/rules';
import { isKnown, withoutTokens } from '../private/tokens';
import { userError } from '../private/user-error';
import { valueCheck, ValueCheck } from '../private/value-check';

const BLANK_ACCESS_STRING: ValueCheck = valueCheck({
  code: 'BlankAccessString',
  clause: '`AccessString.of()`: the text is blank',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

/** Throws one error with a line for each finding. */
function failWithAll(findings: Finding[]): void {
  if (findings.length > 0) {
    const error = userError(findings.map(finding => withoutTokens(line(finding))).join('\n'));
    throw error;
  }
}

/**
 * What a user may do: which commands, on which keys and channels.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 * @example
 * new PasswordUser(this, 'Worker', {
 *   accessString: AccessString.rules({ allow: ['@read', '@write'], deny: ['@dangerous'], keys: ['jobs:*'] }),
 * });
 */
export class AccessString {
  /**
   * An access string in ElastiCache's own syntax, such as `on ~app:* +@read`. The rules apply from left to right.
   *
   * Without `on`, the user is off and cannot log in. Passwords are not part of it: they belong to the user.
   *
   * @param text rules separated by spaces (a token is accepted unchanged)
   * @returns the access string; throws if a rule is malformed
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
   */
  public static of(text: string): AccessString {
    if (!isKnown(text)) { return new AccessString(text); }
    const rules = rulesOf(text);
    if (rules.length === 0) {
      BLANK_ACCESS_STRING.fail(`an access string must not be blank, got '${text}'. Use for example 'on ~app:* +@read'`);
    }
    failWithAll(mistakesIn(rules));
    return new AccessString(rules.join(' '), rules);
  }

  /**
   * An access string from lists of commands, keys and channels. The order of the rules is chosen so that each one has an effect.
   *
   * @param options the commands, keys and channels to permit
   * @returns the access string; throws if a rule is malformed
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
   */
  public static rules(options: AccessStringOptions): AccessString {
    failWithAll(mistakesInOptions(options));
    const rules = render(options);
    return new AccessString(rules.join(' '), rules);
  }

  /**
   * Permits all commands that read, except dangerous ones such as KEYS. Also permits what clients need to connect: INFO, ROLE, and
   * the parts of CLIENT and CLUSTER that tell a client who and where it is. With `channels`, the user may subscribe but not publish.
   *
   * @param options the keys and channels to permit (all keys if left out)
   * @returns the access string
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  public static readOnly(options: AccessPresetOptions = {}): AccessString {
    return AccessString.rules(presets.readOnly(options));
  }

  /**
   * Permits all commands except dangerous ones such as KEYS, SORT or FLUSHALL. Also permits what clients need to connect: INFO, ROLE,
   * and the parts of CLIENT and CLUSTER that tell a client who and where it is.
   *
   * @param options the keys and channels to permit (all keys if left out)
   * @returns the access string
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  public static application(options: AccessPresetOptions = {}): AccessString {
    return AccessString.rules(presets.application(options));
  }

  /**
   * Permits every command that ElastiCache offers, on all keys and channels: `on ~* &* +@all`. Redis OSS 6.2 or later, and Valkey.
   *
   * @returns the access string `on ~* &* +@all`
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  public static administrator(): AccessString {
    return AccessString.rules({ allow: ['@all'], keys: ['*'], channels: ['*'] });
  }

  /**
   * Permits nothing, not even logging in: `off -@all`. Use it for the user `default` of a user group whose clients name their user.
   *
   * @returns the access string `off -@all`
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#rbac-using
   */
  public static off(): AccessString {
    return AccessString.rules({ enabled: false });
  }

  /** The rules in ElastiCache's syntax, separated by single spaces. */
  public readonly text: string;

  /** Whether the user may log in. Undefined if the access string is a token. */
  public readonly enabled?: boolean;

  private constructor(text: string, private readonly parts?: string[]) {
    this.text = text;
    this.enabled = parts && isOn(parts);
  }

  /**
   * The rules in ElastiCache's syntax.
   *
   * @returns the rules, separated by single spaces
   */
  public toString(): string {
    return this.text;
  }

  /**
   * The syntax that needs a newer version of the engine; empty when the access string is a token.
   * @internal
   */
  public _features(): ReadonlySet<AccessFeature> {
    return featuresOf(this.parts ?? []);
  }

  /**
   * Whether neither `on` nor `off` is written, so that the user is off. This is rarely intended.
   * @internal
   */
  public _hasNoSwitch(): boolean {
    return this.parts !== undefined && !hasSwitch(this.parts);
  }
}
