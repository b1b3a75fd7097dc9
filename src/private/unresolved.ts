/**
 * A value in a template that is only known at deployment, such as a parameter without a default. Rules treat it like a token
 * of the CDK.
 */
export class Unresolved {
  /**
   * @param expression what the template has, such as `Ref Port`
   */
  constructor(public readonly expression: string) {}

  /** What a message says in its place. */
  public toString(): string {
    return `(known at deployment: ${this.expression})`;
  }
}
