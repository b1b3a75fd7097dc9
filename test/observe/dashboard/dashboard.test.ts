import { readFileSync } from 'fs';
import { Duration, Size, Stack, Token } from 'aws-cdk-lib/core';
import {
  Alarms, CacheAlarm, CacheDashboard, LogDestination, LogFormat, MemcachedCluster, NodeType, RedisReplicationGroup, ServerlessCache, ServerlessEngine,
} from '../../../src';
import { Widget, widgets } from '../../../tools/dashboard/body';
import { PICTURE, picture } from '../../../tools/dashboard/picture';
import { Given, newStack, redis, templateOf, vpcOf } from '../../helpers';

/** The widgets of the dashboards of a stack, with a word in place of each reference. */
function widgetsOf(scope: Stack): Widget[] {
  const bodies = Object.values(templateOf(scope).findResources('AWS::CloudWatch::Dashboard')).map(({ Properties }) => Properties.DashboardBody);
  return bodies.flatMap(body => JSON.parse(body['Fn::Join'][1].map((part: any) => typeof part === 'string' ? part : part.Ref).join('')).widgets);
}

function ofRedis(given: Given = {}): Widget[] {
  const stack = newStack();
  redis(given, stack).dashboard();
  return widgetsOf(stack);
}

const titles = (all: Widget[]) => all.map(({ properties }) => properties.title).filter(title => title);
const headings = (all: Widget[]) => all.map(({ properties }) => properties.markdown).filter(text => text);
const titled = (all: Widget[], title: string) => all.find(({ properties }) => properties.title === title)!;
const linesOf = (widget: Widget) => widget.properties.metrics!.map(row => row[row.length - 1] as any).filter(options => options.visible !== false);
const thresholdsOf = (widget: Widget) => (widget.properties.annotations?.horizontal ?? []).map(({ value, label }) => [value, label]);

test('a dashboard has traffic, hit rate, memory, processor, replication, connections and errors; of Valkey latency, too', () => {
  expect(headings(ofRedis())).toEqual(['# S/Cache', '## Traffic and hit rate', '## Memory', '## Processor', '## Replication', '## Connections', '## Errors']);
});

test('widgets fill the width and do not overlap', () => {
  const cells = ofRedis().flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, i) => `${x + i % width} ${y + Math.floor(i / width)}`));
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...cells.map(cell => Number(cell.split(' ')[0])))).toBe(23);
});

test('thresholds are those of the alarms that the cache has', () => {
  const nodeType = NodeType.R7G_XLARGE;
  expect(thresholdsOf(titled(ofRedis({ nodeType }), 'Engine thread'))).toEqual([[90, 'EngineCpu: above 90 for 5 min']]);
  const stricter = Alarms.recommended({ also: [CacheAlarm.ENGINE_CPU.at(75).withDuration(Duration.minutes(3))], without: [CacheAlarm.MEMORY] });
  expect(thresholdsOf(titled(ofRedis({ nodeType, alarms: stricter }), 'Engine thread'))).toEqual([[75, 'EngineCpu: above 75 for 3 min']]);
  expect(thresholdsOf(titled(ofRedis({ nodeType, alarms: stricter }), 'Memory for data'))).toEqual([]);
  expect(ofRedis({ alarms: Alarms.none() }).flatMap(thresholdsOf)).toEqual([]);
});

test('what a cache does not have is not drawn', () => {
  expect(titles(ofRedis())).toEqual(expect.arrayContaining(['CPU credits', 'Replication lag', 'Memory for data']));
  const alone = titles(ofRedis({ replicas: 0, nodeType: NodeType.R6GD_XLARGE }));
  expect(alone).not.toEqual(expect.arrayContaining(['CPU credits']));
  expect(alone).not.toEqual(expect.arrayContaining(['Replication lag']));
  expect(alone).toContain('Memory and disk for data');
});

test('of a few nodes each is a line, named by its id', () => {
  const lines = linesOf(titled(ofRedis({ shards: 2 }), 'Machine'));
  expect(lines.map(({ label }) => label)).toEqual(['0001-001', '0001-002', '0002-001', '0002-002']);
});

test.each<[string, Given]>([
  ['90 nodes', { shards: 18, replicas: 4 }],
  ['a number of nodes that is only known at deployment', { shards: Token.asNumber({ Ref: 'Shards' }) }],
])('of %s the worst and the average are drawn, and CloudWatch finds the nodes', (_, given) => {
  const all = ofRedis(given);
  expect(linesOf(titled(all, 'Machine')).map(({ label }) => label)).toEqual(['highest node', 'average of the nodes']);
  expect(linesOf(titled(all, 'Memory of the machine'))[0].expression).toMatch(/^MIN\(SEARCH\('\{AWS\/ElastiCache,CacheClusterId,CacheNodeId\} MetricName="FreeableMemory"/);
  const drawn = all.flatMap(({ properties }) => properties.metrics ?? []);
  // CloudWatch takes 2,500 metrics in a dashboard
  expect(drawn.length).toBeLessThan(60);
});

test('of nodes whose number follows the load CloudWatch finds the nodes, too', () => {
  const stack = newStack();
  const cache = redis({ shards: 2, nodeType: NodeType.R7G_LARGE }, stack);
  cache.autoScaleReplicas({ minCapacity: 1, maxCapacity: 3 }).scaleOnEngineCpu('Cpu', { targetUtilizationPercent: 60 });
  cache.dashboard();
  expect(linesOf(titled(widgetsOf(stack), 'Machine')).map(({ label }) => label)).toEqual(['highest node', 'average of the nodes']);
});

test('slow commands are listed where the slow log goes to CloudWatch as JSON', () => {
  expect(titles(ofRedis({ logs: { slow: LogDestination.cloudWatchLogs() } }))).toContain('Slow commands');
  expect(titles(ofRedis({ logs: { slow: LogDestination.cloudWatchLogs({ format: LogFormat.TEXT }) } }))).not.toContain('Slow commands');
  expect(titles(ofRedis({ logs: { slow: LogDestination.firehose('stream') } }))).not.toContain('Slow commands');
});

test('several caches, of any kind, made here or imported, are one below the other', () => {
  const stack = newStack();
  const vpc = vpcOf(stack);
  const dashboard = new CacheDashboard(stack, 'Dashboard', {
    dashboardName: 'Caches',
    caches: [redis({}, stack), new MemcachedCluster(stack, 'Fragments', { vpc }), new ServerlessCache(stack, 'Carts', { vpc, usageLimits: { dataStorageMax: Size.gibibytes(10) } })],
  });
  dashboard.addCache(new ServerlessCache(stack, 'Pages', { vpc, engine: ServerlessEngine.MEMCACHED_1_6 }));
  dashboard.addCache(RedisReplicationGroup.fromReplicationGroupAttributes(stack, 'Old', { replicationGroupId: 'old' }));
  dashboard.addCache(MemcachedCluster.fromMemcachedClusterAttributes(stack, 'OldFragments', { clusterName: 'old-fragments' }));
  dashboard.addCache(ServerlessCache.fromServerlessCacheName(stack, 'OldCarts', 'old-carts'));
  const all = widgetsOf(stack);
  expect(headings(all).filter(text => text!.startsWith('# '))).toEqual(['# S/Cache', '# S/Fragments', '# S/Carts', '# S/Pages', '# S/Old', '# S/OldFragments', '# S/OldCarts']);
  expect(all.flatMap(({ properties }) => properties.annotations?.horizontal ?? []).map(({ value }) => value)).toContain(7.5 * 1024 ** 3);
  expect(JSON.stringify(all)).toContain('100 * hits');
  templateOf(stack).hasResourceProperties('AWS::CloudWatch::Dashboard', { DashboardName: 'Caches' });
});

describe('the picture of a dashboard', () => {
  test('is what the dashboard is; `npx projen dashboard:picture` makes it anew', () => {
    const drawn = readFileSync(PICTURE, 'utf8');
    for (const title of [...titles(widgets()), ...headings(widgets()).map(text => text!.replace(/^#+ /, ''))]) {
      expect(drawn).toContain(`>${title}</text>`);
    }
  });

  test('is the same at each run', () => {
    expect(picture() === picture()).toBe(true);
  });
});
