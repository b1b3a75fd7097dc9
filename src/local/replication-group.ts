import * as crypto from 'node:crypto';
import { accessRules, nextTokens, operatorRule, Tokens, tokensOf, TokenStrategy, User } from './access';
import { formCluster, formShard } from './cluster';
import { Engine, findEngine } from './engines';
import { Gate } from './gate';
import { CacheNode } from './node';
import { HOST } from './ports';
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
}

/** Primary and reader endpoint follow the nodes of the one shard; a cluster has a configuration endpoint instead. */
type EndpointName = 'primary' | 'reader' | 'configuration';

export class ReplicationGroup {
  public static async create(workspace: Workspace, options: ReplicationGroupOptions): Promise<ReplicationGroup> {
    const group = new ReplicationGroup(workspace, options, findEngine(options.engine));
    try {
      await group.start();
      return group;
    } catch (error) {
      await group.delete();
      throw error;
    }
  }

  private readonly operatorPassword = crypto.randomBytes(24).toString('hex');
  private readonly nodes: CacheNode[] = [];
  private readonly endpoints = new Map<EndpointName, Gate>();
  private tokens: Tokens;
  private users: readonly User[];
  private turn = 0;

  private constructor(private readonly workspace: Workspace, private readonly options: ReplicationGroupOptions, private readonly engine: Engine) {
    this.tokens = tokensOf(options.authToken);
    this.users = options.users ?? [];
  }

  public describe() {
    return {
      name: this.options.name,
      engine: { name: this.engine.name, version: this.engine.version },
      tls: this.options.tls,
      clusterMode: this.options.clusterMode,
      endpoints: Object.fromEntries([...this.endpoints].map(([name, gate]) => [name, { host: HOST, port: gate.port }])),
      nodes: this.nodes.map(({ shard, role, port, pid, running }) => ({ shard, role, host: HOST, port, pid, running })),
    };
  }

  public async updateAuthToken(strategy: TokenStrategy, token?: string): Promise<void> {
    this.tokens = nextTokens(this.tokens, strategy, token);
    await this.applyAccess();
  }

  public async updateUsers(users: readonly User[]): Promise<void> {
    const gone = this.users.filter(user => user.name !== 'default' && !users.some(other => other.name === user.name));
    this.users = users;
    await this.applyAccess();
    if (gone.length > 0) {
      await Promise.all(this.nodes.map(node => node.call('ACL', 'DELUSER', ...gone.map(user => user.name))));
    }
  }

  public async delete(): Promise<void> {
    this.endpoints.forEach(gate => {
      gate.close();
      this.workspace.ports.release(gate.port);
    });
    await Promise.all(this.nodes.map(node => node.stop()));
  }

  private async start(): Promise<void> {
    const { shards, replicas, clusterMode } = this.options;
    const places = Array.from({ length: shards * (replicas + 1) }, (_, i) => ({ shard: Math.floor(i / (replicas + 1)), copy: i % (replicas + 1) }));
    const started = await Promise.allSettled(places.map(({ shard, copy }) => CacheNode.start(this.workspace, {
      engine: this.engine,
      tls: this.options.tls,
      shard,
      role: copy === 0 ? 'primary' : 'replica',
      clusterMode,
      operatorPassword: this.operatorPassword,
      access: [...accessRules(this.tokens, this.users), operatorRule(this.operatorPassword)],
      parameters: this.options.parameters ?? {},
    })));
    this.nodes.push(...started.flatMap(result => result.status === 'fulfilled' ? [result.value] : []));
    const failed = started.find(result => result.status === 'rejected');
    if (failed) {
      throw failed.reason;
    }
    await (clusterMode ? formCluster(this.nodes) : formShard(this.nodes));
    await this.openEndpoints();
  }

  private async openEndpoints(): Promise<void> {
    const lead = async (name: EndpointName, choose: () => CacheNode) => {
      const port = await this.workspace.ports.next();
      this.endpoints.set(name, await Gate.open({ port, target: () => choose().port }));
    };
    if (this.options.clusterMode) {
      await lead('configuration', () => this.nextOf(this.nodes));
      return;
    }
    await lead('primary', () => this.nextOf(this.nodes.filter(node => node.role === 'primary')));
    await lead('reader', () => {
      const replicas = this.nodes.filter(node => node.role === 'replica' && node.running);
      return this.nextOf(replicas.length > 0 ? replicas : this.nodes);
    });
  }

  /** In turn, as the service's names answer with one address after the other. */
  private nextOf(nodes: readonly CacheNode[]): CacheNode {
    return nodes[this.turn++ % nodes.length];
  }

  private async applyAccess(): Promise<void> {
    const rules = accessRules(this.tokens, this.users);
    await Promise.all(this.nodes.flatMap(node => rules.map(rule => node.call('ACL', 'SETUSER', ...rule))));
  }
}
