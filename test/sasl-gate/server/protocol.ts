/** The binary protocol as a client sees it; written apart from the gate's own reading of it. */
export interface RequestParts {
  readonly opcode: number;
  readonly key?: string;
  readonly value?: string | Buffer;
  readonly extras?: Buffer;
  readonly opaque?: number;
}

export function request({ opcode, key = '', value = '', extras = Buffer.alloc(0), opaque = 0 }: RequestParts): Buffer {
  const body = Buffer.concat([extras, Buffer.from(key), Buffer.from(value)]);
  const header = Buffer.alloc(24);
  header.writeUInt8(0x80, 0);
  header.writeUInt8(opcode, 1);
  header.writeUInt16BE(Buffer.byteLength(key), 2);
  header.writeUInt8(extras.length, 4);
  header.writeUInt32BE(body.length, 8);
  header.writeUInt32BE(opaque, 12);
  return Buffer.concat([header, body]);
}

export const listMechanisms = (opaque?: number) => request({ opcode: 0x20, opaque });
export const version = () => request({ opcode: 0x0b });
export const get = (key: string) => request({ opcode: 0x00, key });
export const authenticate = (username: string, password: string, identity = '') =>
  request({ opcode: 0x21, key: 'PLAIN', value: `${identity}\0${username}\0${password}` });

export interface Response {
  readonly opcode: number;
  readonly status: number;
  readonly opaque: number;
  readonly value: string;
}

/** All responses in some bytes; throws where there is a part of one. */
export function responses(bytes: Buffer): Response[] {
  const found: Response[] = [];
  for (let at = 0; at < bytes.length;) {
    if (bytes[at] !== 0x81 || bytes.length < at + 24) { throw new Error(`no response at ${at} of ${bytes.toString('latin1')}`); }
    const end = at + 24 + bytes.readUInt32BE(at + 8);
    if (bytes.length < end) { throw new Error('the response is not whole'); }
    found.push({
      opcode: bytes[at + 1], status: bytes.readUInt16BE(at + 6), opaque: bytes.readUInt32BE(at + 12), value: bytes.subarray(at + 24, end).toString(),
    });
    at = end;
  }
  return found;
}
