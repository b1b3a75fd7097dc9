import { createHash } from 'node:crypto';
import { Aws, Fn, Names } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/**
 * A valid name of at most 40 characters for the construct that is about to be created. CloudFormation does not generate names for
 * serverless caches, and other stacks can only refer to a name that is known at synthesis.
 */
export function nameFor(scope: Construct, id: string): string {
  const own = id.replace(/[^A-Za-z0-9]/g, '').slice(0, 10);
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 6);
  const above = Names.uniqueResourceName(scope, { maxLength: 20, separator: '-' });
  // CDK shortens names in the middle, which can leave two hyphens in a row
  return `c-${above}-${own}${hash}`.toLowerCase().replace(/-+/g, '-');
}

/** A name with the id of the stack: a recreated stack has another id, so the name is unique if the cache is deleted once in a stack. */
export function finalSnapshotName(cacheName: string): string {
  return Fn.join('-', [cacheName, Fn.select(2, Fn.split('/', Aws.STACK_ID))]);
}
