import { Emulator } from './emulator';

/** A node as DescribeReplicationGroups shows it; with cluster mode enabled it has no role there. */
export interface DescribedNode {
  readonly id: string;
  readonly endpoint: string;
  readonly role?: string;
}

/** Asks the service's own API: by a query, since this repository has no client of it. */
export class ElastiCache {
  public constructor(private readonly emulator: Emulator) {}

  public async nodes(replicationGroupId: string): Promise<DescribedNode[]> {
    const described = await this.ask('DescribeReplicationGroups', { ReplicationGroupId: replicationGroupId });
    return all(described, 'NodeGroupMember').map(member => ({
      id: one(member, 'CacheClusterId')!, endpoint: `${one(member, 'Address')}:${one(member, 'Port')}`, role: one(member, 'CurrentRole'),
    }));
  }

  /** What the service says of each node: its size and version. */
  public async hardware(replicationGroupId: string): Promise<{ readonly nodeType?: string; readonly version?: string }[]> {
    const described = all(await this.ask('DescribeCacheClusters'), 'CacheCluster');
    return described.filter(node => one(node, 'ReplicationGroupId') === replicationGroupId)
      .map(node => ({ nodeType: one(node, 'CacheNodeType'), version: one(node, 'EngineVersion') }));
  }

  public async snapshots(): Promise<{ readonly name: string; readonly of: string }[]> {
    const described = await this.ask('DescribeSnapshots');
    return all(described, 'Snapshot').map(snapshot => ({ name: one(snapshot, 'SnapshotName')!, of: one(snapshot, 'ReplicationGroupId')! }));
  }

  public async serverlessSnapshots(): Promise<{ readonly name: string; readonly of: string }[]> {
    const described = await this.ask('DescribeServerlessCacheSnapshots');
    return all(described, 'member').map(snapshot => ({
      name: one(snapshot, 'ServerlessCacheSnapshotName')!, of: one(snapshot, 'ServerlessCacheName')!,
    }));
  }

  /** The limits of a serverless cache, as text. */
  public async serverlessLimits(serverlessCacheName: string): Promise<{ readonly gigabytes?: string; readonly ecpuPerSecond?: string }> {
    const described = await this.ask('DescribeServerlessCaches', { ServerlessCacheName: serverlessCacheName });
    const maximum = (tag: string) => one(one(described, tag) ?? '', 'Maximum');
    return { gigabytes: maximum('DataStorage'), ecpuPerSecond: maximum('ECPUPerSecond') };
  }

  /** The ids of all users and of all user groups. */
  public async users(): Promise<string[]> {
    return [...all(await this.ask('DescribeUsers'), 'UserId'), ...all(await this.ask('DescribeUserGroups'), 'UserGroupId')];
  }

  private async ask(action: string, parameters: Record<string, string> = {}): Promise<string> {
    const response = await fetch(this.emulator.endpoint, {
      method: 'POST',
      headers: {
        // which service is asked stands in the signature, which nobody checks
        authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/elasticache/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: new URLSearchParams({ Action: action, Version: '2015-02-02', ...parameters }),
    });
    const body = await response.text();
    if (!response.ok) {
      throw new Error(`${action}: ${one(body, 'Message') ?? body}`);
    }
    return body;
  }
}

function all(xml: string, tag: string): string[] {
  return [...xml.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, content]) => content);
}

function one(xml: string, tag: string): string | undefined {
  return all(xml, tag)[0];
}
