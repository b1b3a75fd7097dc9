import * as net from 'node:net';

export const HOST = '127.0.0.1';

/** A cluster node's bus listens this far above its port. */
export const BUS_OFFSET = 10000;

// both a port and its bus port stay below the ports that systems give to outgoing connections
const LOWEST = 16384;
const HIGHEST = 22767;

/** Hands out free ports, none twice. */
export class Ports {
  private readonly taken = new Set<number>();

  /** @param bus whether the port's cluster bus must be free as well */
  public async next(bus = false): Promise<number> {
    for (let attempt = 0; attempt < 500; attempt++) {
      const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1));
      if (this.taken.has(port)) {
        continue;
      }
      // before the first wait, or two callers could choose the same
      this.taken.add(port);
      if (await isFree(port) && (!bus || await isFree(port + BUS_OFFSET))) {
        return port;
      }
    }
    throw new Error(`no free port between ${LOWEST} and ${HIGHEST}; stop some servers of this machine`);
  }

  public release(...ports: number[]): void {
    ports.forEach(port => this.taken.delete(port));
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}
