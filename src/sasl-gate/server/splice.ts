import * as net from 'node:net';

/** Two connections that have become one. */
export class Splice {
  private lastMoved = Date.now();

  public constructor(private readonly client: net.Socket, private readonly node: net.Socket) {
    this.move(client, node);
    this.move(node, client);
  }

  /** Since when no byte has gone either way. */
  public quietMs(): number {
    return Date.now() - this.lastMoved;
  }

  /** Says goodbye to the client; what is under way arrives. */
  public end(): void {
    this.client.end();
    this.node.end();
  }

  public destroy(): void {
    this.client.destroy();
    this.node.destroy();
  }

  private move(from: net.Socket, to: net.Socket): void {
    from.on('data', bytes => {
      this.lastMoved = Date.now();
      if (!to.write(bytes)) {
        from.pause();
      }
    });
    to.on('drain', () => from.resume());
    // a client may close its half and still read
    from.on('end', () => to.end());
    from.on('error', () => this.destroy());
    // what was read for the other one still gets there
    from.on('close', () => to.destroySoon());
  }
}
