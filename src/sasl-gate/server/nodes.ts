import { CacheNode } from './discovery';
import { Refresher } from './refresher';

const REST_MS = 5000;

export interface NodesOptions {
  readonly ask: () => Promise<CacheNode[]>;
  readonly onChange: (nodes: readonly CacheNode[]) => void;
  readonly onError: (error: unknown) => void;
}

/** The nodes of the cluster, as of the last discovery. */
export class Nodes {
  private current: readonly CacheNode[] = [];
  private readonly refresher = new Refresher(() => this.ask(), REST_MS);

  public constructor(private readonly options: NodesOptions) {}

  public get known(): boolean {
    return this.current.length > 0;
  }

  /** The node behind a port. */
  public at(place: number): CacheNode | undefined {
    return this.current[place];
  }

  /** Resolves even if the discovery fails. Then the old nodes stay. */
  public refresh(): Promise<void> {
    return this.refresher.refresh();
  }

  private async ask(): Promise<void> {
    try {
      const nodes = await this.options.ask();
      if (nodes.map(addressOf).join() !== this.current.map(addressOf).join()) {
        this.current = nodes;
        this.options.onChange(nodes);
      }
    } catch (error) {
      this.options.onError(error);
    }
  }
}

export function addressOf(node: CacheNode): string {
  return `${node.host}:${node.port}`;
}
