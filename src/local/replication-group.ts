import { accessRules, nextTokens, tokensOf, TokenStrategy, User } from './access';
import { formCluster, formShard } from './cluster';
import { Endpoints } from './endpoints';
import { findEngine } from './engines';
import { recover } from './failover';
import { Members } from './members';
import { CacheNode } from './node';
import { changeable } from './node-config';
import { HOST } from './ports';
import { scaleReplicas, scaleShards } from './scaling';
import { rangesOf, slotRanges, slotsIn } from './slots';
import { ShardSnapshot, Snapshots } from './snapshots';
import { Turns } from './turns';
import { Workspace } from './workspace';

export interface ReplicationGroupOptions {
  readonly name: string;
  readonly engine: 'redis' | 'valkey';
  readonly shards: number;
  readonly replicas: number;
  readonly clusterMode: boolean;
  readonly tls: boolean;
  readonly authToken?: string;
  readonly users?: readonly User[];
  readonly parameters?: Readonly<Record<string, string>>;
  /** The name of what the group starts with. */
  readonly snapshot?: string;
}

/** The engines of one group, and what can be done with them while they run: one thing at a time. */
export class ReplicationGroup {
  public static async create(workspace: Workspace, snapshots: Snapshots, options: ReplicationGroupOptions): Promise<ReplicationGroup> {
    const saved = options.snapshot === undefined ? undefined : snapshots.find(options.snapshot);
    if (saved && saved.length > 1 && !options.clusterMode) {
      throw new Error(`the snapshot '${options.snapshot}' has ${saved.length} shards: it needs cluster mode`);
    }
    const group = new ReplicationGroup(workspace, snapshots, options);
    try {
      await group.start(saved);
      return group;
    } catch (error) {
      await group.delete();
      throw error;
    }
  }

  private readonly members: Members;
  private readonly endpoints: Endpoints;
  private readonly turns = new Turns();
  private deleted = false;

  private constructor(workspace: Workspace, private readonly snapshots: Snapshots, private readonly options: ReplicationGroupOptions) {
    this.members = new Members(workspace, {
      engine: findEngine(options.engine), tls: options.tls, clusterMode: options.clusterMode, onLost: node => this.onLost(node),
    });
    this.members.tokens = tokensOf(options.authToken);
    this.members.users = options.users ?? [];
    this.members.parameters = options.parameters ?? {};
    this.endpoints = new Endpoints(workspace, this.members);
  }

  public describe() {
    const { engine } = this.members.options;
    return {
      name: this.options.name,
      engine: { name: engine.name, version: engine.version },
      tls: this.options.tls,
      clusterMode: this.options.clusterMode,
      endpoints: Object.fromEntries(this.endpoints.ports.map(([name, port]) => [name, { host: HOST, port }])),
      nodes: this.members.all.map(({ place, role, port, pid, running }) => ({ shard: place.shard, role, host: HOST, port, pid, running })),
    };
  }

  public updateAuthToken(strategy: TokenStrategy, token?: string): Promise<void> {
    return this.turns.next(async () => {
      this.members.tokens = nextTokens(this.members.tokens, strategy, token);
      await this.applyAccess();
    });
  }

  public updateUsers(users: readonly User[]): Promise<void> {
    return this.turns.next(async () => {
      const gone = this.members.users.filter(user => user.name !== 'default' && !users.some(other => other.name === user.name));
      this.members.users = users;
      await this.applyAccess();
      if (gone.length > 0) {
        await this.members.tell(['ACL', 'DELUSER', ...gone.map(user => user.name)]);
      }
    });
  }

  /** A parameter that is no longer given keeps its value until its node is replaced. */
  public updateParameters(parameters: Readonly<Record<string, string>>): Promise<void> {
    return this.turns.next(async () => {
      this.members.parameters = parameters;
      await this.members.tell(...changeable(parameters).map(([name, value]) => ['CONFIG', 'SET', name, value]));
    });
  }

  public scaleReplicas(replicas: number): Promise<void> {
    return this.turns.next(() => this.followingPrimaries(() => scaleReplicas(this.members, replicas)));
  }

  public scaleShards(shards: number): Promise<void> {
    return this.turns.next(() => scaleShards(this.members, shards));
  }

  public takeSnapshot(snapshot: string): Promise<void> {
    return this.turns.next(async () => this.snapshots.take(snapshot, await Promise.all(this.members.primaries.map(async node => ({
      node,
      ranges: this.options.clusterMode ? rangesOf(slotsIn(await node.call('CLUSTER', 'NODES'))) : slotRanges(1),
    })))));
  }

  public async delete(): Promise<void> {
    this.deleted = true;
    this.endpoints.close();
    await this.members.stop();
  }

  private async start(saved?: readonly ShardSnapshot[]): Promise<void> {
    const { clusterMode, replicas } = this.options;
    const shards = saved?.length ?? this.options.shards;
    const nodes = await this.members.start(Array.from({ length: shards * (replicas + 1) }, (_, i) => {
      const shard = Math.floor(i / (replicas + 1));
      const copy = i % (replicas + 1);
      return copy === 0 ? { shard, copy, role: 'primary', dump: saved?.[shard].dump } : { shard, copy, role: 'replica' };
    }));
    if (clusterMode) {
      await formCluster(nodes, saved?.map(({ ranges }) => ranges) ?? slotRanges(shards).map(range => [range]));
      await scaleShards(this.members, this.options.shards);
    } else {
      await formShard(nodes[0], nodes.slice(1));
    }
    await this.endpoints.open();
  }

  private onLost(node: CacheNode): void {
    this.turns.next(async () => {
      // it may have left meanwhile
      if (!this.deleted && this.members.all.includes(node) && !node.running) {
        await recover(this.members, node, () => this.endpoints.primaryChanged());
      }
    }).catch((error: Error) => {
      if (!this.deleted) {
        console.error(`${this.options.name}: a lost node was not replaced: ${error.message}`);
      }
    });
  }

  private async followingPrimaries(work: () => Promise<void>): Promise<void> {
    const before = this.members.primaries;
    await work();
    if (before.some(node => node.role !== 'primary')) {
      this.endpoints.primaryChanged();
    }
  }

  private async applyAccess(): Promise<void> {
    await this.members.tell(...accessRules(this.members.tokens, this.members.users).map(rule => ['ACL', 'SETUSER', ...rule]));
  }
}
