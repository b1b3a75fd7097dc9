/** The part of the binary protocol of Memcached that a login needs. */
export const HEADER_BYTES = 24;
export const REQUEST = 0x80;
const RESPONSE = 0x81;

export const OPCODE = { version: 0x0b, listMechanisms: 0x20, authenticate: 0x21, step: 0x22 };
export const STATUS = { success: 0, authError: 0x20, authContinue: 0x21 };

export interface Header {
  readonly opcode: number;
  readonly keyBytes: number;
  readonly extrasBytes: number;
  readonly dataType: number;
  readonly bodyBytes: number;
  /** Four bytes from the client that the response repeats. */
  readonly opaque: Buffer;
}

export interface Frame extends Header {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** Undefined until all bytes of a header are there. */
export function readHeader(bytes: Buffer): Header | undefined {
  if (bytes.length < HEADER_BYTES) {
    return undefined;
  }
  return {
    opcode: bytes[1],
    keyBytes: bytes.readUInt16BE(2),
    extrasBytes: bytes[4],
    dataType: bytes[5],
    bodyBytes: bytes.readUInt32BE(8),
    opaque: Buffer.from(bytes.subarray(12, 16)),
  };
}

/** Whether the lengths are consistent. Requests before a login have no extras. */
export function isSound(header: Header): boolean {
  return header.extrasBytes === 0 && header.dataType === 0 && header.keyBytes <= header.bodyBytes;
}

/** The frame of a header. Undefined until all its bytes are there. */
export function readFrame(header: Header, bytes: Buffer): Frame | undefined {
  const end = HEADER_BYTES + header.bodyBytes;
  if (bytes.length < end) {
    return undefined;
  }
  const keyEnd = HEADER_BYTES + header.keyBytes;
  return { ...header, key: bytes.subarray(HEADER_BYTES, keyEnd), value: bytes.subarray(keyEnd, end) };
}

export function response(request: Pick<Header, 'opcode' | 'opaque'>, status: number, value: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header[0] = RESPONSE;
  header[1] = request.opcode;
  header.writeUInt16BE(status, 6);
  header.writeUInt32BE(Buffer.byteLength(value), 8);
  request.opaque.copy(header, 12);
  return Buffer.concat([header, Buffer.from(value)]);
}
