import { TokenStrategy, User } from './access';
import { MemcachedOptions } from './memcached';
import { ReplicationGroupOptions } from './replication-group';

/** What the launcher can be asked for: one JSON object a line, with an `id` that the answer repeats. */
export interface Operations {
  createReplicationGroup: ReplicationGroupOptions;
  deleteReplicationGroup: { readonly name: string };
  updateAuthToken: { readonly name: string; readonly strategy: TokenStrategy; readonly token?: string };
  updateUsers: { readonly name: string; readonly users: readonly User[] };
  updateParameters: { readonly name: string; readonly parameters: Readonly<Record<string, string>> };
  /** Replicas of each shard. */
  scaleReplicas: { readonly name: string; readonly replicas: number };
  scaleShards: { readonly name: string; readonly shards: number };
  createSnapshot: { readonly name: string; readonly snapshot: string };
  deleteSnapshot: { readonly snapshot: string };
  createMemcached: MemcachedOptions;
  resizeMemcached: { readonly name: string; readonly nodes: number };
  /** A node dies, and its port with it. The first node is 0. */
  stopMemcachedNode: { readonly name: string; readonly node: number };
  /** It comes back on the same port, empty. */
  startMemcachedNode: { readonly name: string; readonly node: number };
  deleteMemcached: { readonly name: string };
  describe: Record<string, never>;
  shutdown: Record<string, never>;
}

export type OperationName = keyof Operations;

export interface Request {
  readonly id: number;
  readonly op: OperationName;
  readonly args: Operations[OperationName];
}

/** What answers each operation. */
export type Handlers = { readonly [O in OperationName]: (args: Operations[O]) => Promise<unknown> };

const OPERATIONS: readonly string[] = [
  'createReplicationGroup', 'deleteReplicationGroup', 'updateAuthToken', 'updateUsers', 'updateParameters',
  'scaleReplicas', 'scaleShards', 'createSnapshot', 'deleteSnapshot',
  'createMemcached', 'resizeMemcached', 'stopMemcachedNode', 'startMemcachedNode', 'deleteMemcached', 'describe', 'shutdown',
] satisfies OperationName[];

export function parseRequest(line: string): Request {
  const { id, op, ...args } = parseObject(line);
  if (typeof id !== 'number') {
    throw new Error("a request needs a number 'id'");
  }
  if (typeof op !== 'string' || !OPERATIONS.includes(op)) {
    throw new RequestError(id, `unknown operation '${String(op)}'; known: ${OPERATIONS.join(', ')}`);
  }
  return { id, op: op as OperationName, args: args as unknown as Operations[OperationName] };
}

/** A request that can be answered, though only by what is wrong with it. */
export class RequestError extends Error {
  public constructor(public readonly id: number, message: string) {
    super(message);
  }
}

/** One line of answer for one line of request; never throws. */
export async function answer(line: string, handlers: Handlers): Promise<string> {
  let id: number | undefined;
  try {
    const request = parseRequest(line);
    id = request.id;
    const handle = handlers[request.op] as (args: Operations[OperationName]) => Promise<unknown>;
    return JSON.stringify({ id, ok: await handle(request.args) ?? {} });
  } catch (error) {
    id ??= error instanceof RequestError ? error.id : undefined;
    return JSON.stringify({ id: id ?? null, error: error instanceof Error ? error.message : String(error) });
  }
}

function parseObject(line: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    // the line itself stays out of the message: it may hold a token
    throw new Error('a request must be one line of JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error('a request must be a JSON object');
  }
  return parsed as Record<string, unknown>;
}
