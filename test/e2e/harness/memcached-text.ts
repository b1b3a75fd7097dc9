import * as fs from 'node:fs';
import * as net from 'node:net';
import * as tls from 'node:tls';
import { parseEndpoint } from './cache';

/** One connection to a Memcached node that speaks the text protocol: no client in npm does that with TLS. */
export class TextConnection {
  public static async open(endpoint: string, caFile?: string): Promise<TextConnection> {
    const to = parseEndpoint(endpoint);
    const socket = caFile ? tls.connect({ ...to, ca: fs.readFileSync(caFile) }) : net.connect(to);
    await new Promise((resolve, reject) => socket.once(caFile ? 'secureConnect' : 'connect', resolve).once('error', reject));
    return new TextConnection(socket);
  }

  private received = '';

  private constructor(private readonly socket: net.Socket) {
    socket.on('data', data => { this.received += data.toString('latin1'); });
  }

  /** Sends a command; gives what comes back up to the line that ends it. */
  public async ask(command: string, end: RegExp): Promise<string> {
    this.received = '';
    this.socket.write(`${command}\r\n`);
    for (const until = Date.now() + 5000; !end.test(this.received);) {
      if (this.socket.closed || Date.now() > until) { throw new Error(`no answer to '${command.split('\r')[0]}', got '${this.received}'`); }
      await new Promise(resolve => setTimeout(resolve, 2));
    }
    return this.received;
  }

  public async set(key: string, value: string): Promise<void> {
    await this.ask(`set ${key} 0 0 ${value.length}\r\n${value}`, /^STORED\r\n/);
  }

  public async get(key: string): Promise<string | undefined> {
    const answer = await this.ask(`get ${key}`, /END\r\n$/);
    return /^VALUE \S+ \d+ \d+\r\n([\s\S]*)\r\nEND\r\n$/.exec(answer)?.[1];
  }

  public async items(): Promise<number> {
    return Number(/STAT curr_items (\d+)/.exec(await this.ask('stats', /END\r\n$/))?.[1]);
  }

  /** What auto discovery says: the nodes as `host:port`. */
  public async nodes(): Promise<string[]> {
    const [, , list] = (await this.ask('config get cluster', /END\r\n$/)).split(/\r?\n/);
    return list.split(' ').map(node => node.replace(/^([^|]*)\|([^|]*)\|/, (_, host, ip) => `${host || ip}:`));
  }

  public close(): void {
    this.socket.destroy();
  }
}

/** Connects, works, and lets go whatever happens. */
export async function speaking<T>(endpoint: string, caFile: string | undefined, work: (connection: TextConnection) => Promise<T>): Promise<T> {
  const connection = await TextConnection.open(endpoint, caFile);
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}
