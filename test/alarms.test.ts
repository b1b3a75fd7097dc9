import { Size, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { alarmsIn, compositesIn, lineOf, SavedAlarm, SavedComposite } from './alarm-table';
import { CONFIGURATIONS, stackOf } from './configurations';
import {
  Alarms, CacheAlarm, CachedDatabase, DatabaseCache, Durability, LogDestination, LogMonitoring, MemcachedCluster, NodeType, SaslGate, ServerlessCache,
  ValkeyVersion,
} from '../src';
import { NAMES, stacksOf } from './examples/examples';
import { memcached, newStack, redis, valkey, vpcOf } from './helpers';
import { behindGate } from './sasl-gate/gates';

const NODES = 'nodes of Redis and Valkey';
const MEMCACHED = 'Memcached';
const GATE = 'the gate of Memcached';
const SERVERLESS = 'serverless';
const LOGS = 'logs as metrics';
const DATABASE = 'the database of a database cache';

const onRequest = CacheAlarm._all().filter(({ _spec: { readings, recommended } }) => readings.nodes && !recommended);
/** None on the cache itself. */
const others = Alarms.recommended({ without: CacheAlarm._all() });

/** Caches that have all alarms of their kind between them, those with all defaults first. */
const KINDS: Record<string, Array<(stack: Stack) => unknown>> = {
  [NODES]: [
    stack => redis({}, stack),
    stack => redis({ nodeType: NodeType.R7G_XLARGE }, stack),
    stack => redis({ nodeType: NodeType.R6GD_XLARGE }, stack),
    stack => valkey({ version: ValkeyVersion.V9_0, nodeType: NodeType.R7G_LARGE, shards: 1, durability: Durability.ASYNC }, stack),
  ],
  'more than ten nodes of Redis and Valkey': [stack => redis({ shards: 6 }, stack)],
  'nodes of Redis and Valkey, on request': [stack => redis({ alarms: Alarms.of(onRequest) }, stack)],
  [MEMCACHED]: [stack => memcached({}, stack), stack => memcached({ parameters: { error_on_memory_exhausted: '1' } }, stack)],
  [GATE]: [stack => behindGate({}, stack, { alarms: others })],
  [SERVERLESS]: [
    stack => new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack) }),
    stack => new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack), usageLimits: { dataStorageMax: Size.gibibytes(100), ecpuPerSecondMax: 10_000 } }),
  ],
  [LOGS]: [
    stack => redis({ alarms: Alarms.none(), logs: { slow: LogDestination.cloudWatchLogs() } }, stack).monitorLogs({ slowCommandsPerMinute: 60 }),
  ],
  [DATABASE]: [
    stack => new DatabaseCache(stack, 'Shop', { vpc: vpcOf(stack), alarms: others }),
    stack => new DatabaseCache(stack, 'Shop', { vpc: vpcOf(stack), alarms: others, database: CachedDatabase.auroraPostgres({ databaseName: 'shop' }) }),
  ],
};

/** By kind, the alarms of each cache. */
const ALARMS = Object.fromEntries(Object.entries(KINDS).map(([kind, caches]) => [kind, caches.map(make => {
  const stack = newStack();
  make(stack);
  return alarmsIn(stack);
})]));

test.each(Object.entries(ALARMS))('the alarms of %s, on their first node', (_, alarms) => {
  const first = alarms.flatMap(those => those.filter(({ name }, i) => those.findIndex(alarm => alarm.name === name) === i));
  const keys = first.map(alarm => `${alarm.name} ${whatOf(alarm)} ${alarm.dimensions.replace(/<.*?>\S*/g, '')}`);
  // another cache may have an alarm of the same name on something else, or at another threshold
  const different = first.filter((_alarm, i) => keys.indexOf(keys[i]) === i);
  expect(`\n${different.map(lineOf).join('\n')}\n`).toMatchSnapshot();
});

test('the alarms of the configurations and the examples are those of their kind, but for these differences', () => {
  const stacks: [string, Stack][] = [
    ...Object.keys(CONFIGURATIONS).map((name): [string, Stack] => [name, stackOf(name)]),
    ...NAMES.flatMap(name => stacksOf(name).map((stack): [string, Stack] => [`example ${name}`, stack])),
  ];
  expect(`\n${stacks.map(([name, stack]) => [`${name}:`, ...differencesOf(stack)].join('\n  ')).join('\n')}\n`).toMatchSnapshot();
});

function whatOf(alarm?: SavedAlarm): string | undefined {
  return alarm && `${alarm.reads}, ${alarm.when}`;
}

function kindOf(owner: IConstruct): string {
  return owner instanceof MemcachedCluster ? MEMCACHED : owner instanceof ServerlessCache ? SERVERLESS : owner instanceof SaslGate ? GATE
    : owner instanceof LogMonitoring ? LOGS : owner.node.id === 'DatabaseAlarms' ? DATABASE : NODES;
}

/** A line for each cache that has alarms. An alarm that is recommended for all caches of a kind is in none of them. */
function differencesOf(stack: Stack): string[] {
  const alarms = alarmsIn(stack);
  const owners = [...new Set(alarms.map(({ owner }) => owner))];
  const lines = owners.map(owner => {
    const own = alarms.filter(alarm => alarm.owner === owner);
    return [owner.node.path.split('/').slice(1).join('/'), ...differences(kindOf(owner), own), ...together(own, compositesIn(stack))].join(', ');
  });
  return lines.length > 0 ? lines : ['none'];
}

/** How the alarms of a cache differ from those of one with all defaults. */
function differences(kind: string, alarms: SavedAlarm[]): string[] {
  const [usual] = ALARMS[kind];
  const known = new Map(ALARMS[kind].flat().map(alarm => [alarm.name, alarm]));
  const namesOf = (some: SavedAlarm[]) => [...new Set(some.map(({ name }) => name))];
  const [names, nodes] = [namesOf(alarms), [...new Set(alarms.map(({ node }) => node))]];
  return [
    ...nodes.join('') === '' ? [] : [`${nodes.length} nodes`],
    ...listed('of', ...alarms.map(({ dimensions }) => /<.*?>/.exec(dimensions)?.[0] ?? '')),
    ...listed('without', ...namesOf(usual).filter(name => !names.includes(name))),
    ...listed('also', ...names.filter(name => !namesOf(usual).includes(name))),
    ...listed('other:', ...alarms.filter(alarm => whatOf(known.get(alarm.name)) !== whatOf(alarm)).map(alarm => `${alarm.name} (${whatOf(alarm)})`)),
    ...listed('not on each node:', ...names.filter(name => alarms.filter(alarm => alarm.name === name).length !== nodes.length)),
    ...listed('to', ...alarms.map(({ actions }) => actions)),
  ];
}

/** What one alarm for all of them does, and which of them it leaves out. */
function together(alarms: SavedAlarm[], all: SavedComposite[]): string[] {
  const composites = all.filter(({ owner }) => owner === alarms[0].owner);
  const ids = composites.flatMap(composite => composite.ids);
  return composites.length === 0 ? [] : [
    'one alarm for all of them',
    ...listed('but', ...alarms.filter(({ id }) => !ids.includes(id)).map(({ name, node }) => `${name} ${node}`)),
    ...listed('to', ...composites.map(({ actions }) => actions)),
  ];
}

function listed(what: string, ...some: string[]): string[] {
  const said = [...new Set(some)].filter(text => text !== '');
  return said.length === 0 ? [] : [`${what} ${said.join(' and ')}`];
}
