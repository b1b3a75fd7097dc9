import { Memcached } from './memcached';
import { Handlers } from './protocol';
import { ReplicationGroup } from './replication-group';
import { Snapshots } from './snapshots';
import { Workspace } from './workspace';

/** The servers of one run, by the name of their group or cluster. */
export class Launcher {
  private readonly workspace = new Workspace();
  private readonly snapshots = new Snapshots(this.workspace);
  private readonly groups = new Map<string, ReplicationGroup>();
  private readonly memcached = new Map<string, Memcached>();

  public readonly handlers: Handlers = {
    createReplicationGroup: async options => {
      refuseTwice(this.groups, options.name);
      const group = await ReplicationGroup.create(this.workspace, this.snapshots, options);
      this.groups.set(options.name, group);
      return group.describe();
    },
    deleteReplicationGroup: async ({ name }) => {
      await find(this.groups, name).delete();
      this.groups.delete(name);
    },
    updateAuthToken: async ({ name, strategy, token }) => find(this.groups, name).updateAuthToken(strategy, token),
    updateUsers: async ({ name, users }) => find(this.groups, name).updateUsers(users),
    updateParameters: async ({ name, parameters }) => find(this.groups, name).updateParameters(parameters),
    scaleReplicas: async ({ name, replicas }) => {
      await find(this.groups, name).scaleReplicas(replicas);
      return find(this.groups, name).describe();
    },
    scaleShards: async ({ name, shards }) => {
      await find(this.groups, name).scaleShards(shards);
      return find(this.groups, name).describe();
    },
    createSnapshot: async ({ name, snapshot }) => find(this.groups, name).takeSnapshot(snapshot),
    deleteSnapshot: async ({ snapshot }) => this.snapshots.delete(snapshot),
    createMemcached: async options => {
      refuseTwice(this.memcached, options.name);
      const cluster = await Memcached.create(this.workspace, options);
      this.memcached.set(options.name, cluster);
      return cluster.describe();
    },
    resizeMemcached: async ({ name, nodes }) => {
      const cluster = find(this.memcached, name);
      await cluster.resize(nodes);
      return cluster.describe();
    },
    stopMemcachedNode: async ({ name, node }) => find(this.memcached, name).stopNode(node),
    startMemcachedNode: async ({ name, node }) => find(this.memcached, name).startNode(node),
    deleteMemcached: async ({ name }) => {
      await find(this.memcached, name).delete();
      this.memcached.delete(name);
    },
    describe: async () => ({
      caFile: this.workspace.files.caFile,
      replicationGroups: [...this.groups.values()].map(group => group.describe()),
      memcached: [...this.memcached.values()].map(cluster => cluster.describe()),
    }),
    shutdown: async () => this.shutdown(),
  };

  public async shutdown(): Promise<void> {
    await Promise.all([...this.groups.values(), ...this.memcached.values()].map(each => each.delete()));
    this.groups.clear();
    this.memcached.clear();
    await this.workspace.close();
  }
}

function find<T>(all: ReadonlyMap<string, T>, name: string): T {
  const found = all.get(name);
  if (!found) {
    throw new Error(`there is no '${name}'; there ${all.size === 0 ? 'are none' : `are ${[...all.keys()].join(', ')}`}`);
  }
  return found;
}

function refuseTwice(all: ReadonlyMap<string, unknown>, name: string): void {
  if (all.has(name)) {
    throw new Error(`'${name}' exists already`);
  }
}
