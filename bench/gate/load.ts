import * as net from 'node:net';
import { Client } from 'memjs';

/** What one process of clients is told, as JSON in its environment. */
export interface Load {
  /** `raw` sends frames that were made before, so that nearly all of the time is the way there and back; `memjs` is the client of applications. */
  readonly kind: 'raw' | 'memjs';
  /** Ports of this machine; connections are spread over them. */
  readonly ports: readonly number[];
  readonly connections: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  readonly username: string;
  readonly password: string;
}

export interface Measured {
  readonly opsPerSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

const KEYS = 1000;
const VALUE = Buffer.alloc(512, 'v');
/** One operation in ten is a set. */
const SET_EVERY = 10;
const NEVER = 0;
const HEADER = 24;

/** One operation after the other over one connection. */
type Operate = (turn: number) => Promise<void>;

async function main(load: Load): Promise<void> {
  const connect = load.kind === 'raw' ? raw : memjs;
  const connections = await Promise.all(Array.from({ length: load.connections }, (_, i) => connect(load, load.ports[i % load.ports.length])));
  for (let turn = 0; turn < KEYS; turn++) {
    // each key is there when it is asked for
    await Promise.all(connections.slice(0, load.ports.length).map(operate => operate(turn * SET_EVERY)));
  }
  const times: number[] = [];
  const begin = performance.now() + load.warmUpMs;
  const end = begin + load.measureMs;
  await Promise.all(connections.map(async operate => {
    for (let turn = Math.floor(Math.random() * KEYS), from = performance.now(); from < end; turn++) {
      await operate(turn);
      const now = performance.now();
      if (from >= begin && now < end) { times.push(now - from); }
      from = now;
    }
  }));
  times.sort((a, b) => a - b);
  const at = (part: number) => Math.round(times[Math.floor(times.length * part)] * 1000);
  const measured: Measured = { opsPerSecond: Math.round(times.length / load.measureMs * 1000), p50Us: at(0.5), p99Us: at(0.99) };
  process.stdout.write(JSON.stringify(measured));
  process.exit(0);
}

const keyOf = (turn: number) => `key-${(turn % SET_EVERY === 0 ? turn / SET_EVERY : turn) % KEYS}`;

async function memjs({ username, password }: Load, port: number): Promise<Operate> {
  const client = Client.create(`127.0.0.1:${port}`, { username, password, expires: NEVER, retries: 0, timeout: 5 });
  return async turn => {
    if (turn % SET_EVERY === 0) {
      await client.set(keyOf(turn), VALUE, { expires: NEVER });
    } else if ((await client.get(keyOf(turn))).value === null) {
      throw new Error('a value is missing');
    }
  };
}

async function raw({ username, password }: Load, port: number): Promise<Operate> {
  const socket = net.connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.on('error', error => { throw error; }).on('close', () => { throw new Error('the connection has ended'); });
  const gets = Array.from({ length: KEYS }, (_, i) => frame(0x00, `key-${i}`));
  const sets = Array.from({ length: KEYS }, (_, i) => frame(0x01, `key-${i}`, Buffer.alloc(8), VALUE));
  let resolve: () => void;
  let reject: (error: Error) => void;
  let missing = 0;
  socket.on('data', bytes => {
    if (missing === 0) {
      if (bytes.readUInt16BE(6) !== 0) { return reject(new Error(`the status is ${bytes.readUInt16BE(6)}`)); }
      missing = HEADER + bytes.readUInt32BE(8);
    }
    missing -= bytes.length;
    if (missing === 0) { resolve(); }
  });
  const send = (bytes: Buffer) => new Promise<void>((done, failed) => {
    resolve = done;
    reject = failed;
    socket.write(bytes);
  });
  if (username) {
    await send(frame(0x21, 'PLAIN', Buffer.alloc(0), Buffer.from(`\0${username}\0${password}`)));
  }
  return turn => {
    const key = Number(keyOf(turn).slice(4));
    return send(turn % SET_EVERY === 0 ? sets[key] : gets[key]);
  };
}

function frame(opcode: number, key: string, extras = Buffer.alloc(0), value = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(HEADER);
  header[0] = 0x80;
  header[1] = opcode;
  header.writeUInt16BE(key.length, 2);
  header[4] = extras.length;
  header.writeUInt32BE(extras.length + key.length + value.length, 8);
  return Buffer.concat([header, extras, Buffer.from(key), value]);
}

void main(JSON.parse(process.env.BENCH_LOAD ?? '') as Load);
