import type { RemovalPolicy } from 'aws-cdk-lib/core';

/** The values of `RemovalPolicy` as texts: rules compare them without loading the CDK. */
export type Removal = `${RemovalPolicy}`;
