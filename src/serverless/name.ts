import { createHash } from 'node:crypto';
import { Aws, Fn, Names } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/**
 * A name that ElastiCache takes, at most 40 characters, for the construct that is about to be made. CloudFormation makes none
 * up for serverless caches, and other stacks can only refer to it when it is known before.
 */
export function nameFor(scope: Construct, id: string): string {
  const own = id.replace(/[^A-Za-z0-9]/g, '').slice(0, 10);
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 6);
  const above = Names.uniqueResourceName(scope, { maxLength: 20, separator: '-' });
  // CDK takes what is too long out of the middle, and may leave two hyphens side by side
  return `c-${above}-${own}${hash}`.toLowerCase().replace(/-+/g, '-');
}

/** Unique as long as the cache is deleted once in a stack: a stack that is made anew has another id. */
export function finalSnapshotName(cacheName: string): string {
  return Fn.join('-', [cacheName, Fn.select(2, Fn.split('/', Aws.STACK_ID))]);
}
