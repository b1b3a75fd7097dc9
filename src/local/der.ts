/** The few ASN.1 DER values that a certificate is made of. */

export function sequence(...parts: Buffer[]): Buffer {
  return value(0x30, ...parts);
}

export function set(...parts: Buffer[]): Buffer {
  return value(0x31, ...parts);
}

/** A context-specific tag, constructed unless told otherwise. */
export function tagged(tag: number, content: Buffer, constructed = true): Buffer {
  return value((constructed ? 0xa0 : 0x80) + tag, content);
}

export function integer(bytes: Buffer): Buffer {
  // a leading zero keeps a number with its highest bit set positive
  return value(0x02, bytes[0] >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

export function boolean(truth: boolean): Buffer {
  return value(0x01, Buffer.from([truth ? 0xff : 0x00]));
}

export function octets(content: Buffer): Buffer {
  return value(0x04, content);
}

export function bits(content: Buffer, unused = 0): Buffer {
  return value(0x03, Buffer.from([unused]), content);
}

export function text(content: string): Buffer {
  return value(0x0c, Buffer.from(content, 'utf8'));
}

/** Times from 2050 on would need another type; local certificates end long before. */
export function time(date: Date): Buffer {
  return value(0x17, Buffer.from(date.toISOString().replace(/[-:T]/g, '').slice(2, 14) + 'Z', 'ascii'));
}

export function oid(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  return value(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(n: number): number[] {
  const digits = [n % 128];
  for (let left = Math.floor(n / 128); left > 0; left = Math.floor(left / 128)) {
    digits.unshift(0x80 + left % 128);
  }
  return digits;
}

function value(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...length(content.length)]), content]);
}

function length(n: number): number[] {
  if (n < 0x80) {
    return [n];
  }
  return n < 0x100 ? [0x81, n] : [0x82, Math.floor(n / 0x100), n % 0x100];
}
