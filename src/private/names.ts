import { Names } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { isKnown } from './tokens';

/** ElastiCache keeps names in lower case, and its metrics carry them so. A token stays as it is. */
export function lowerCase(name?: string): string | undefined {
  return isKnown(name) ? name?.toLowerCase() : name;
}

/** A name that ElastiCache takes, at most 40 characters, from the construct's path. */
export function uniqueName(scope: IConstruct, prefix: string): string {
  // CDK takes what is too long out of the middle, and may leave two hyphens side by side, which ElastiCache refuses
  return `${prefix}-${Names.uniqueResourceName(scope, { maxLength: 38, separator: '-' })}`.toLowerCase().replace(/-+/g, '-');
}
