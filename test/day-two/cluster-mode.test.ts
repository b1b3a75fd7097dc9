import { changes, mayReplace } from './changes';
import { ClusterMode } from '../../src/engine/cluster-mode';
import { Alarms } from '../../src/observe/alarms/alarms';
import { Given, redis, vpcOf } from '../helpers';
import { recommended } from '../observe/alarms/alarms-of';

const quiet = { alarms: Alarms.none() };
const { DISABLED, COMPATIBLE, ENABLED } = ClusterMode;
const plainGroup = expect.stringMatching(/^CacheParametersResourceredis7[0-9A-F]{8}$/);
const clusterGroup = expect.stringMatching(/^CacheParametersResourceredis7clusterenabledyes/);

// "no other modification is allowed in the request, excluding cacheParameterGroupName":
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
test.each<[string, Given]>([
  ['DISABLED', { ...quiet, clusterMode: DISABLED }],
  ['nothing said', quiet],
])('from %s to COMPATIBLE, only the mode and the parameter group of the same cache change', (_, before) => {
  const made = changes(redis(before), redis({ ...quiet, clusterMode: COMPATIBLE }));
  expect(made.changed).toEqual(['ReplicationGroup.CacheParameterGroupName', 'ReplicationGroup.ClusterMode', 'ReplicationGroup (UpdatePolicy)']);
  // the one in use could not be given cluster-enabled, which is modifiable only while no cache uses the group
  expect(made).toMatchObject({ added: [clusterGroup], removed: [plainGroup] });
  expect(mayReplace(made)).toEqual([]);
});

test('from COMPATIBLE to ENABLED, only the mode changes', () => {
  const made = changes(redis({ ...quiet, clusterMode: COMPATIBLE }), redis({ ...quiet, clusterMode: ENABLED, shards: 1 }));
  expect(made).toEqual({ added: [], removed: [], changed: ['ReplicationGroup.ClusterMode'] });
});

test('from one shard to three, only what counts the nodes changes, resharded online', () => {
  const made = changes(redis({ ...quiet, clusterMode: ENABLED, shards: 1 }), redis({ ...quiet, clusterMode: ENABLED, shards: 3 }));
  expect(made).toEqual({
    added: [],
    removed: [],
    changed: ['NumCacheClusters', 'NumNodeGroups', 'ReplicasPerNodeGroup'].map(property => `ReplicationGroup.${property}`),
  });
  expect(mayReplace(made)).toEqual([]);
});

test('zones of the nodes stay on the whole way, since without them the cache would be replaced', () => {
  const zoned = (given: object): Given => stack => ({ ...quiet, availabilityZones: vpcOf(stack).availabilityZones, ...given });
  const steps = [{}, { clusterMode: COMPATIBLE }, { clusterMode: ENABLED, shards: 1 }].map(given => redis(zoned(given)));
  expect(mayReplace(changes(steps[0], steps[1]))).toEqual([]);
  expect(changes(steps[1], steps[2]).changed).toEqual(['ReplicationGroup.ClusterMode']);
});

test('the alarms stay until ENABLED, and then are on the nodes by the names of that mode', () => {
  const [plain, compatible, enabled] = [{}, { clusterMode: COMPATIBLE }, { clusterMode: ENABLED, shards: 1 }].map(given => redis(given));
  const alarms = (ids: string[]) => ids.filter(id => id.startsWith('CacheAlarms'));
  const first = changes(plain, compatible);
  expect([...alarms(first.added), ...alarms(first.removed)]).toEqual([]);
  const last = changes(compatible, enabled);
  expect(alarms(last.added)).toHaveLength(2 * recommended().length);
  expect(alarms(last.removed)).toHaveLength(2 * recommended().length);
});
