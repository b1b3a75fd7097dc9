import * as net from 'node:net';

export type Reply = string | number | null | Reply[] | Error;
export type Word = string | number | Buffer;

interface Waiting {
  /** How bytes become text: `latin1` keeps every byte. */
  readonly encoding: BufferEncoding;
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/** One connection to a server's socket file: what the launcher asks and tells a node. */
export class RespClient {
  public static connect(socketFile: string): Promise<RespClient> {
    return new Promise((resolve, reject) => {
      const socket = net.connect(socketFile);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.removeListener('error', reject);
        resolve(new RespClient(socket));
      });
    });
  }

  private readonly waiting: Waiting[] = [];
  private received: Buffer = Buffer.alloc(0);

  private constructor(private readonly socket: net.Socket) {
    socket.on('data', chunk => this.onData(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.waiting.splice(0).forEach(w => w.reject(new Error('the node closed the connection'))));
  }

  /** The reply as text; lists are joined by line breaks. */
  public async call(...words: Word[]): Promise<string> {
    return flatten(await this.ask('utf8', words));
  }

  /** The items of a list, byte by byte. */
  public async list(...words: Word[]): Promise<Buffer[]> {
    const reply = await this.ask('latin1', words);
    return (Array.isArray(reply) ? reply : []).map(item => Buffer.from(String(item), 'latin1'));
  }

  public close(): void {
    this.socket.destroy();
  }

  private ask(encoding: BufferEncoding, words: Word[]): Promise<Reply> {
    if (this.socket.destroyed) {
      return Promise.reject(new Error('the node is not connected'));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ encoding, resolve, reject });
      this.socket.write(encode(words));
    });
  }

  private onData(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (;;) {
      const parsed = decode(this.received, 0, this.waiting[0]?.encoding);
      if (!parsed) {
        return;
      }
      this.received = this.received.subarray(parsed.end);
      const next = this.waiting.shift();
      parsed.reply instanceof Error ? next?.reject(parsed.reply) : next?.resolve(parsed.reply);
    }
  }
}

export function encode(words: Word[]): Buffer {
  const parts = words.map(word => Buffer.isBuffer(word) ? word : Buffer.from(String(word)));
  return Buffer.concat([
    Buffer.from(`*${parts.length}\r\n`),
    ...parts.flatMap(part => [Buffer.from(`$${part.length}\r\n`), part, Buffer.from('\r\n')]),
  ]);
}

/** The first reply in the bytes and where it ends; undefined as long as it is not complete. */
export function decode(bytes: Buffer, start = 0, encoding: BufferEncoding = 'utf8'): { readonly reply: Reply; readonly end: number } | undefined {
  const lineEnd = bytes.indexOf('\r\n', start);
  if (lineEnd < 0) {
    return undefined;
  }
  const line = bytes.toString('utf8', start + 1, lineEnd);
  const next = lineEnd + 2;
  switch (String.fromCharCode(bytes[start])) {
    case '+': return { reply: line, end: next };
    case '-': return { reply: new Error(line), end: next };
    case ':': return { reply: Number(line), end: next };
    case '$': return decodeBulk(bytes, next, Number(line), encoding);
    case '*': return decodeList(bytes, next, Number(line), encoding);
    default: throw new Error(`not a reply: ${line}`);
  }
}

function decodeBulk(bytes: Buffer, start: number, length: number, encoding: BufferEncoding) {
  if (length < 0) {
    return { reply: null, end: start };
  }
  const end = start + length;
  return bytes.length < end + 2 ? undefined : { reply: bytes.toString(encoding, start, end), end: end + 2 };
}

function decodeList(bytes: Buffer, start: number, count: number, encoding: BufferEncoding) {
  const reply: Reply[] = [];
  let end = start;
  for (let i = 0; i < count; i++) {
    const item = decode(bytes, end, encoding);
    if (!item) {
      return undefined;
    }
    reply.push(item.reply);
    end = item.end;
  }
  return { reply: count < 0 ? null : reply, end };
}

function flatten(reply: Reply): string {
  return Array.isArray(reply) ? reply.map(flatten).join('\n') : String(reply ?? '');
}
