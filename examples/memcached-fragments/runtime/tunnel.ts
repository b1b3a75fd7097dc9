import { AddressInfo, createServer, Server } from 'net';
import { connect, ConnectionOptions } from 'tls';

/** A port of this machine from which a node is reached over TLS, which memjs does not speak. */
export async function tunnel(node: string, tls: ConnectionOptions): Promise<Server> {
  const [host, port] = node.split(':');
  const server = createServer(client => {
    const remote = connect({ ...tls, host, port: Number(port) });
    client.pipe(remote).pipe(client);
    // memjs fails its requests when a connection is reset; when it is only closed, it goes on waiting
    remote.on('error', () => client.resetAndDestroy()).on('close', () => client.resetAndDestroy());
    client.on('error', () => remote.destroy()).on('close', () => remote.destroy());
  });
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve));
  // it keeps no process alive
  return server.unref();
}

/** Where the tunnel begins. */
export function entranceOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
