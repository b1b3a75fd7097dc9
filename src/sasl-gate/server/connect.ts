import * as net from 'node:net';
import * as tls from 'node:tls';
import { CacheNode } from './discovery';
import { GateError } from './log';

const KEEP_ALIVE_MS = 60_000;

/** Opens a connection to a node by its name. With TLS, its certificate must contain that name. */
export function connectTo(node: CacheNode, secure: boolean): net.Socket {
  const options = { host: node.host, port: node.port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS, allowHalfOpen: true };
  if (!secure) {
    return net.connect(options);
  }
  // an IP address cannot be a server name
  const servername = net.isIP(node.host) ? undefined : node.host;
  return tls.connect({ ...options, servername, minVersion: 'TLSv1.2' });
}

/** Resolves when the connection is open, with TLS after the certificate is verified. */
export function openTo(node: CacheNode, secure: boolean, timeoutMs: number): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTo(node, secure);
    const fail = (error: Error) => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => fail(new GateError('the node does not answer')), timeoutMs);
    socket.once('error', fail);
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}
