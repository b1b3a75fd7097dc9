import { serve } from './fragments';
import { Nodes } from './nodes';
import { fragmentsOf } from './page';
import { settings } from './settings';

/** How long the list of nodes and the password are believed, and how long nobody is asked after nobody answered. In milliseconds. */
const FRESH = 5 * 60 * 1000;
const PATIENCE = 10 * 1000;

// one client for all invocations of this instance of the function
let cache: { readonly nodes: Nodes; readonly of: string } | undefined;
let next = 0;

/** Answers what a function URL or an API Gateway asks. */
export async function handler({ rawPath }: { rawPath: string }) {
  const [, product] = /^\/products\/(\d+)$/.exec(rawPath) ?? [];
  if (!product) { return { statusCode: 404, headers: { 'content-type': 'text/plain' }, body: 'there is no such page' }; }
  const nodes = await connected();
  const begun = Date.now();
  const served = await Promise.all(fragmentsOf(product).map(fragment => serve(nodes, fragment)));
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/html', 'server-timing': `page;dur=${Date.now() - begun}` },
    body: served.map(({ key, html, hit, node }) => `${html}<!-- ${key}: ${hit ? 'hit' : 'made'}, ${node} -->`).join('\n'),
  };
}

/** A new client where a node has come or gone, or the password is another one; none while nobody says where the nodes are. */
async function connected(): Promise<Nodes | undefined> {
  if (Date.now() < next) { return cache?.nodes; }
  const found = await settings().catch(error => console.error('cache:', error.message));
  next = Date.now() + (found ? FRESH : PATIENCE);
  if (found && cache?.of !== JSON.stringify(found)) {
    cache?.nodes.close();
    cache = { nodes: await Nodes.connect(found), of: JSON.stringify(found) };
  }
  return cache?.nodes;
}
