import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { known } from './tokens';

/** Where something is deployed, as far as it is known at synthesis. */
export interface Environment {
  /** Undefined when it is only known at deployment. */
  readonly account?: string;
  /** Undefined when it is only known at deployment. */
  readonly region?: string;
}

/** Where the stack of a construct is deployed. */
export function environmentOf(scope: IConstruct): Environment {
  const { account, region } = Stack.of(scope);
  return { account: known(account), region: known(region) };
}
