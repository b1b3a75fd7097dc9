import * as fs from 'node:fs';
import * as path from 'node:path';
import { CacheNode } from './node';
import { SlotRange } from './slots';
import { until } from './wait';
import { Workspace } from './workspace';

/** What one shard held: its slots, where there were any, and its keys. */
export interface ShardSnapshot {
  readonly ranges: readonly SlotRange[];
  readonly dump: string;
}

/** The dumps that are kept, by name; they go with the run. */
export class Snapshots {
  private readonly kept = new Map<string, { readonly directory: string; readonly shards: readonly ShardSnapshot[] }>();

  public constructor(private readonly workspace: Workspace) {}

  /** Keeps what the primaries hold now, each with its slots. */
  public async take(name: string, primaries: readonly { readonly node: CacheNode; readonly ranges: readonly SlotRange[] }[]): Promise<void> {
    if (this.kept.has(name)) {
      throw new Error(`there is a snapshot '${name}' already`);
    }
    const directory = this.workspace.nextFolder();
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    const shards = await Promise.all(primaries.map(async ({ node, ranges }, shard) => {
      const dump = path.join(directory, `${shard + 1}.rdb`);
      // refused while the server writes another one, for a replica
      await until(async () => await node.call('SAVE') === 'OK', () => `the node on port ${node.port} does not save`);
      fs.renameSync(node.dumpFile, dump);
      return { ranges, dump };
    }));
    this.kept.set(name, { directory, shards });
  }

  public find(name: string): readonly ShardSnapshot[] {
    const found = this.kept.get(name);
    if (!found) {
      throw new Error(`there is no snapshot '${name}'`);
    }
    return found.shards;
  }

  public delete(name: string): void {
    const found = this.kept.get(name);
    if (found) {
      fs.rmSync(found.directory, { recursive: true, force: true });
      this.kept.delete(name);
    }
  }
}
