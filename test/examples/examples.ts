import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import { AutocompleteStack } from '../../examples/autocomplete/stack';
import { DatabaseCacheStack } from '../../examples/database-cache/stack';
import { PrimaryStack, SecondaryStack } from '../../examples/global/stack';
import { LeaderboardStack } from '../../examples/leaderboard/stack';
import { FragmentsStack } from '../../examples/memcached-fragments/stack';
import { ProductionStack } from '../../examples/production/stack';
import { QuickstartStack } from '../../examples/quickstart/stack';
import { ServerlessIamStack } from '../../examples/serverless-iam/stack';
import { SessionStoreStack } from '../../examples/session-store/stack';

export const DIRECTORY = join(__dirname, '..', '..', 'examples');
export const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000';

/** The stacks of each example that has some, as its `app.ts` makes them. */
export const EXAMPLES = {
  'autocomplete': app => [new AutocompleteStack(app, 'Autocomplete')],
  'database-cache': app => [new DatabaseCacheStack(app, 'DatabaseCache')],
  'global': app => {
    const written = new PrimaryStack(app, 'Written', { env: { region: 'eu-central-1' }, crossRegionReferences: true, readIn: 'us-east-1' });
    return [written, new SecondaryStack(app, 'Read', { env: { region: 'us-east-1' }, crossRegionReferences: true, written })];
  },
  'leaderboard': app => [new LeaderboardStack(app, 'Leaderboard')],
  'memcached-fragments': app => [new FragmentsStack(app, 'Fragments')],
  'production': app => [new ProductionStack(app, 'Production')],
  'quickstart': app => [new QuickstartStack(app, 'Quickstart')],
  'serverless-iam': app => [new ServerlessIamStack(app, 'ServerlessIam')],
  'session-store': app => [new SessionStoreStack(app, 'SessionStore', { certificateArn: CERTIFICATE })],
} satisfies Record<string, (app: App) => Stack[]>;

export type ExampleName = keyof typeof EXAMPLES;
export const NAMES = Object.keys(EXAMPLES) as ExampleName[];

/** An app as `cdk.json` of the examples starts it, but without bundling. */
export function newApp(): App {
  return new App({ treeMetadata: false, context: { '@aws-cdk/core:validateAgainstDefaultRules': true, 'aws:cdk:bundling-stacks': [] } });
}

/** The stacks of an example, in an app of their own. */
export function stacksOf(name: ExampleName): Stack[] {
  return EXAMPLES[name](newApp());
}

/** A file of an example. */
export function read(name: string, ...file: string[]): string {
  return readFileSync(join(DIRECTORY, name, ...file), 'utf8');
}
