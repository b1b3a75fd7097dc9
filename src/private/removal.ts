import type { RemovalPolicy } from 'aws-cdk-lib/core';

/** What happens to a resource that leaves the stack: the words of CDK's `RemovalPolicy`, which rules compare without loading CDK. */
export type Removal = `${RemovalPolicy}`;
