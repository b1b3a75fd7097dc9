import { IConstruct } from 'constructs';
import { acknowledge } from '../private/acknowledged';
import { DATED_CODES } from '../private/dated-codes';
import { nearest } from '../private/nearest';
import { valueCheck, ValueCheck } from '../private/value-check';
import { shown } from '../private/words';

const CANNOT_ACKNOWLEDGE: ValueCheck = valueCheck({
  code: 'CannotAcknowledge',
  clause: '`CacheRules.acknowledge()`: the code is not the code of an error that can be acknowledged, or the reason is empty',
  see: 'https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html',
});

/**
 * A way past an error that states a fact of AWS which has changed since this version of the library: a new version, node type,
 * parameter or quota, or a version that has ended while your cache runs it.
 *
 * The error becomes a warning that names your reason. An error about props that contradict each other cannot be acknowledged.
 * Acknowledge before you create the cache. In cdk.json, the context `cdk-elasticache:acknowledge` does the same for the whole app:
 * an object of codes and reasons.
 *
 * @see https://github.com/cdk-elasticache/cdk-elasticache/blob/main/docs/rules.md
 * @example
 * CacheRules.of(this).acknowledge('NodeTypeDiscontinued', 'the cache moves to m7g in March');
 */
export class CacheRules {
  /**
   * The rules for a scope and all that is below it.
   *
   * @param scope an app, a stage, a stack, or a construct that contains the cache
   * @returns the rules
   */
  public static of(scope: IConstruct): CacheRules {
    return new CacheRules(scope);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'CacheRules';

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Turns an error into a warning.
   *
   * @param code the code of the error, such as `NodeTypeDiscontinued`
   * @param reason why it does not apply, for those who read the warning
   */
  public acknowledge(code: string, reason: string): void {
    if (!DATED_CODES.includes(code)) {
      const other = typeof code === 'string' ? nearest(code, DATED_CODES) : undefined;
      CANNOT_ACKNOWLEDGE.fail(`'code' must be the code of an error that can be acknowledged, got ${shown(code)}. `
        + (other ? `Use '${other}' if you meant that` : 'See docs/rules.md for these codes'));
    }
    if (typeof reason !== 'string' || reason.trim() === '') { CANNOT_ACKNOWLEDGE.fail(`'reason' must not be empty, got ${shown(reason)}. Write why the rule does not apply`); }
    acknowledge(this.scope, code, reason);
  }
}
