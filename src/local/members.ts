import * as crypto from 'node:crypto';
import { accessRules, operatorRule, Tokens, User } from './access';
import { Engine } from './engines';
import { CacheNode, Place, Role } from './node';
import { Workspace } from './workspace';

export interface MembersOptions {
  readonly engine: Engine;
  readonly tls: boolean;
  readonly clusterMode: boolean;
  readonly onLost: (node: CacheNode) => void;
}

/** A node that is to start. */
export interface NewNode extends Place {
  readonly role: Role;
  readonly dump?: string;
}

/** The nodes of a replication group, shard by shard, and what all of them are told. */
export class Members {
  public tokens: Tokens = { digests: [], optional: true };
  public users: readonly User[] = [];
  public parameters: Readonly<Record<string, string>> = {};
  private readonly operatorPassword = crypto.randomBytes(24).toString('hex');
  private nodes: readonly CacheNode[] = [];

  public constructor(private readonly workspace: Workspace, public readonly options: MembersOptions) {}

  /** By shard, and in it by number: the role of a node has no say in its place. */
  public get all(): readonly CacheNode[] {
    return this.nodes;
  }

  public get shards(): number {
    return Math.max(...this.nodes.map(node => node.place.shard)) + 1;
  }

  public get primaries(): CacheNode[] {
    return this.nodes.filter(node => node.role === 'primary');
  }

  /** What a node's server is told about who may do what. */
  public get access(): string[][] {
    return [...accessRules(this.tokens, this.users), operatorRule(this.operatorPassword)];
  }

  public inShard(shard: number): CacheNode[] {
    return this.nodes.filter(node => node.place.shard === shard);
  }

  public primaryOf(shard: number): CacheNode {
    return this.inShard(shard).find(node => node.role === 'primary')!;
  }

  /** Nodes that stand alone yet. All of them or none. */
  public async start(places: readonly NewNode[]): Promise<CacheNode[]> {
    const started = await Promise.allSettled(places.map(({ role, dump, ...place }) => CacheNode.start(this.workspace, {
      ...this.options,
      place,
      role,
      dump,
      operatorPassword: this.operatorPassword,
      access: this.access,
      parameters: this.parameters,
    })));
    const nodes = started.flatMap(result => result.status === 'fulfilled' ? [result.value] : []);
    const failed = started.find(result => result.status === 'rejected');
    if (failed) {
      await Promise.all(nodes.map(node => node.stop()));
      throw failed.reason;
    }
    this.nodes = [...this.nodes, ...nodes].sort((a, b) => a.place.shard - b.place.shard || a.place.copy - b.place.copy);
    return nodes;
  }

  public async stop(nodes: readonly CacheNode[] = this.nodes): Promise<void> {
    this.nodes = this.nodes.filter(node => !nodes.includes(node));
    await Promise.all(nodes.map(node => node.stop()));
  }

  /** Says the same to every node that runs: one that doesn't gets it with its replacement. */
  public async tell(...sentences: string[][]): Promise<void> {
    await Promise.all(this.nodes.filter(node => node.running).flatMap(node => sentences.map(words => node.call(...words))));
  }
}
