import * as fs from 'node:fs';
import { createClient, createCluster } from 'redis';

export interface Access {
  readonly caFile: string;
  readonly token?: string;
  readonly user?: string;
}

/** A client of one endpoint that trusts the certificates of the engines and nothing else. */
export function client(endpoint: string, access: Access) {
  const { host, port } = parseEndpoint(endpoint);
  return quiet(createClient({
    username: access.user,
    password: access.token,
    socket: { host, port, tls: true, ca: fs.readFileSync(access.caFile), reconnectStrategy: false },
  }));
}

/** A client that speaks no TLS. */
export function plaintextClient(endpoint: string, token?: string) {
  return quiet(createClient({ password: token, socket: { ...parseEndpoint(endpoint), reconnectStrategy: false, connectTimeout: 2000 } }));
}

/** A client that follows the slots of a cluster; a `persistent` one connects again when it loses a node. */
export function clusterClient(endpoint: string, access: Access, persistent = false) {
  const socket = { tls: true as const, ca: fs.readFileSync(access.caFile), reconnectStrategy: persistent ? 100 : false as const };
  return quiet(createCluster({
    rootNodes: [{ socket: { ...parseEndpoint(endpoint), ...socket } }],
    defaults: { username: access.user, password: access.token, socket },
  }));
}

interface Connectable {
  connect(): Promise<unknown>;
  destroy(): void;
}

/** Connects, works, and lets go whatever happens. */
export async function using<C extends Connectable, T>(made: C, work: (connected: C) => Promise<T>): Promise<T> {
  try {
    await made.connect();
    return await work(made);
  } finally {
    try {
      made.destroy();
    } catch {
      // it was never open
    }
  }
}

export function parseEndpoint(endpoint: string): { readonly host: string; readonly port: number } {
  const [host, port] = endpoint.split(':');
  return { host, port: Number(port) };
}

/** Failures reach whoever waits for a reply; without a listener they would end the process. */
function quiet<C extends { on(event: 'error', listener: () => void): unknown }>(made: C): C {
  made.on('error', () => undefined);
  return made;
}
