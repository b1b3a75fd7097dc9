/**
 * A value that a reader of templates could not resolve, such as a parameter without a default: it is there, and what it will
 * be is only known at deployment. To a rule it is what a token of CDK is.
 */
export class Unresolved {
  /**
   * @param expression what stands in the template, such as `Ref Port`
   */
  constructor(public readonly expression: string) {}

  /** What a message says in its place. */
  public toString(): string {
    return `(known at deployment: ${this.expression})`;
  }
}
