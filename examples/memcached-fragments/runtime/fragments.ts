import { Nodes } from './nodes';
import { Fragment } from './page';

/** A fragment, and where it came from. */
export interface Served {
  readonly key: string;
  readonly html: string;
  readonly hit: boolean;
  /** The node that it belongs to. */
  readonly node: string;
}

/** The fragment as it is kept, or a new one, which is kept from then on. Without a cache the page comes too, later. */
export async function serve(cache: Nodes | undefined, { key, seconds, make }: Fragment): Promise<Served> {
  const node = cache?.nodeOf(key) ?? 'no node';
  const kept = await cache?.get(key);
  if (kept !== undefined) { return { key, html: kept, hit: true, node }; }
  const html = await make();
  await cache?.set(key, html, jitter(seconds));
  return { key, html, hit: false, node };
}

/** What was made at the same time ends at different times. */
function jitter(seconds: number): number {
  return Math.max(1, Math.round(seconds * (0.9 + 0.2 * Math.random())));
}
