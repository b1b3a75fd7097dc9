import * as net from 'node:net';

/** Forwards bytes between a client and its node. */
export class Tunnel {
  private lastMoved = Date.now();

  public constructor(private readonly client: net.Socket, private readonly node: net.Socket) {
    this.forward(client, node);
    this.forward(node, client);
  }

  /** Milliseconds since the last byte in either direction. */
  public quietMs(): number {
    return Date.now() - this.lastMoved;
  }

  /** Ends both connections after the bytes that are on their way. */
  public end(): void {
    this.client.end();
    this.node.end();
  }

  public destroy(): void {
    this.client.destroy();
    this.node.destroy();
  }

  private forward(from: net.Socket, to: net.Socket): void {
    from.on('data', bytes => {
      this.lastMoved = Date.now();
      if (!to.write(bytes)) {
        from.pause();
      }
    });
    to.on('drain', () => from.resume());
    // a client may close its sending half and still read
    from.on('end', () => to.end());
    from.on('error', () => this.destroy());
    // bytes that were read still arrive
    from.on('close', () => to.destroySoon());
  }
}
