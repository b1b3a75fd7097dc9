import * as net from 'node:net';

export type Reply = string | number | null | Reply[] | Error;

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

  private readonly waiting: { resolve(reply: string): void; reject(error: Error): void }[] = [];
  private received: Buffer = Buffer.alloc(0);

  private constructor(private readonly socket: net.Socket) {
    socket.on('data', chunk => this.onData(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.waiting.splice(0).forEach(w => w.reject(new Error('the node closed the connection'))));
  }

  /** The reply as text; lists are joined by line breaks. */
  public call(...words: (string | number)[]): Promise<string> {
    if (this.socket.destroyed) {
      return Promise.reject(new Error('the node is not connected'));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.socket.write(encode(words));
    });
  }

  public close(): void {
    this.socket.destroy();
  }

  private onData(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (;;) {
      const parsed = decode(this.received);
      if (!parsed) {
        return;
      }
      this.received = this.received.subarray(parsed.end);
      const next = this.waiting.shift();
      parsed.reply instanceof Error ? next?.reject(parsed.reply) : next?.resolve(flatten(parsed.reply));
    }
  }
}

export function encode(words: (string | number)[]): Buffer {
  const parts = words.map(word => Buffer.from(String(word)));
  return Buffer.concat([
    Buffer.from(`*${parts.length}\r\n`),
    ...parts.flatMap(part => [Buffer.from(`$${part.length}\r\n`), part, Buffer.from('\r\n')]),
  ]);
}

/** The first reply in the bytes and where it ends; undefined as long as it is not complete. */
export function decode(bytes: Buffer, start = 0): { readonly reply: Reply; readonly end: number } | undefined {
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
    case '$': return decodeBulk(bytes, next, Number(line));
    case '*': return decodeList(bytes, next, Number(line));
    default: throw new Error(`not a reply: ${line}`);
  }
}

function decodeBulk(bytes: Buffer, start: number, length: number) {
  if (length < 0) {
    return { reply: null, end: start };
  }
  const end = start + length;
  return bytes.length < end + 2 ? undefined : { reply: bytes.toString('utf8', start, end), end: end + 2 };
}

function decodeList(bytes: Buffer, start: number, count: number) {
  const reply: Reply[] = [];
  let end = start;
  for (let i = 0; i < count; i++) {
    const item = decode(bytes, end);
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
