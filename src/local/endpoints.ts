import { Gate } from './gate';
import { Members } from './members';
import { CacheNode } from './node';
import { Workspace } from './workspace';

/** Primary and reader endpoint follow the nodes of the one shard; a cluster has a configuration endpoint instead. */
export type EndpointName = 'primary' | 'reader' | 'configuration';

/** What a client knows of a group: ports that stay, whatever becomes of the nodes behind them. */
export class Endpoints {
  private readonly gates = new Map<EndpointName, Gate>();
  private turn = 0;

  public constructor(private readonly workspace: Workspace, private readonly members: Members) {}

  public get ports(): [name: EndpointName, port: number][] {
    return [...this.gates].map(([name, gate]) => [name, gate.port]);
  }

  public async open(): Promise<void> {
    const { members } = this;
    if (members.options.clusterMode) {
      await this.lead('configuration', () => this.nextOf(members.all.filter(node => node.running)));
      return;
    }
    await this.lead('primary', () => this.nextOf(members.primaries));
    await this.lead('reader', () => {
      const replicas = members.all.filter(node => node.role === 'replica' && node.running);
      return this.nextOf(replicas.length > 0 ? replicas : members.primaries);
    });
  }

  /** Clients of the old primary come again and find the new one. */
  public primaryChanged(): void {
    this.gates.get('primary')?.drop();
    this.gates.get('reader')?.drop();
  }

  public close(): void {
    this.gates.forEach(gate => {
      gate.close();
      this.workspace.ports.release(gate.port);
    });
  }

  private async lead(name: EndpointName, choose: () => CacheNode): Promise<void> {
    const port = await this.workspace.ports.next();
    this.gates.set(name, await Gate.open({ port, target: () => choose().port }));
  }

  /** In turn, as the service's names answer with one address after the other. */
  private nextOf(nodes: readonly CacheNode[]): CacheNode {
    const among = nodes.length > 0 ? nodes : this.members.all;
    return among[this.turn++ % among.length];
  }
}
