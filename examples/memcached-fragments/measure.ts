import { ConnectionOptions } from 'tls';
import { Nodes, NodesOptions } from './runtime/nodes';

/** A cluster that things can happen to. */
export interface Cluster {
  readonly tls?: ConnectionOptions;
  /** What auto discovery says. */
  readonly nodes: () => Promise<string[]>;
  readonly loseNode: () => Promise<void>;
  readonly replaceNode: () => Promise<void>;
  readonly addNode: () => Promise<void>;
}

/** The share of fragments that were found, in percent: when each was asked for once, and when each was asked for again. */
export interface Ratio { readonly first: number; readonly again: number }
export interface Row { readonly what: string; readonly ratios: readonly Ratio[] }

const KEYS = 600;
const AT_ONCE = 30;
/** In seconds: what is counted is what is lost, not what is late on a busy machine. */
const TIMEOUT = 5;
const FAILOVER_TIME = 2;

export const CLIENTS: Readonly<Record<string, Partial<NodesOptions>>> = {
  'as in this example': { failoverTime: FAILOVER_TIME },
  'no failover': { failoverTime: 0 },
  'memjs by itself': { failoverTime: 0, consistent: false },
};

/** What a lost and an added node cost. */
export async function measure(cluster: Cluster): Promise<Row[]> {
  const rows: Row[] = [];
  let clients = await connectAll(cluster);
  const row = async (what: string) => {
    const ratios: Ratio[] = [];
    for (const [i, client] of clients.entries()) {
      ratios.push({ first: await readAll(client, i), again: await readAll(client, i) });
    }
    rows.push({ what, ratios });
  };

  await Promise.all(clients.map(readAll));
  await row('all three nodes run');
  await cluster.loseNode();
  await row('one node is lost');
  await cluster.replaceNode();
  await new Promise(resolve => setTimeout(resolve, FAILOVER_TIME * 1000));
  await row('it is back, empty');
  await cluster.addNode();
  clients.forEach(client => client.close());
  clients = await connectAll(cluster);
  await row('a fourth node is added');
  clients.forEach(client => client.close());
  return rows;
}

/** As a table of Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['found, at first → then', ...Object.keys(CLIENTS)]),
    line(['---', ...Object.keys(CLIENTS).map(() => '---')]),
    ...rows.map(({ what, ratios }) => line([what, ...ratios.map(({ first, again }) => `${first} % → ${again} %`)])),
  ].join('\n');
}

async function connectAll({ nodes, tls }: Cluster): Promise<Nodes[]> {
  const found = await nodes();
  return Promise.all(Object.values(CLIENTS).map(options => Nodes.connect({ nodes: found, tls, timeout: TIMEOUT, ...options })));
}

/** Asks for each fragment, and keeps what was not there. */
async function readAll(client: Nodes, of: number): Promise<number> {
  const read = async (i: number) => {
    const key = `reviews:${of}:${i}`;
    const found = await client.get(key) !== undefined;
    if (!found) { await client.set(key, 'Sat on it. Good.', 600); }
    return found;
  };
  const found: boolean[] = [];
  while (found.length < KEYS) {
    found.push(...await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => read(found.length + i))));
  }
  return Math.round(100 * found.filter(Boolean).length / KEYS);
}
