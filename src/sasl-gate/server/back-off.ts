import * as net from 'node:net';

const FREE = 3;
const FIRST_MS = 100;
const MOST_MS = 2000;
const FORGET_MS = 60_000;
const MOST_ADDRESSES = 4096;

interface Record {
  readonly failures: number;
  readonly at: number;
}

/** Delays logins of an address after wrong ones: 100 ms after the third, then twice as long each time, up to 2 s. */
export class BackOff {
  private readonly records = new Map<string, Record>();

  public delayMs(address: string): number {
    const failures = this.recent(address);
    return failures < FREE ? 0 : Math.min(MOST_MS, FIRST_MS * 2 ** (failures - FREE));
  }

  public failed(address: string): void {
    const record = { failures: this.recent(address) + 1, at: Date.now() };
    // moves to the end of the table; a full table loses the address that failed longest ago
    this.records.delete(address);
    this.records.set(address, record);
    if (this.records.size > MOST_ADDRESSES) {
      const [oldest] = this.records.keys();
      this.records.delete(oldest);
    }
  }

  public succeeded(address: string): void {
    this.records.delete(address);
  }

  public get size(): number {
    return this.records.size;
  }

  private recent(address: string): number {
    const record = this.records.get(address);
    return record && Date.now() - record.at < FORGET_MS ? record.failures : 0;
  }
}

/** The origin of a client: an IPv4 address, or the /64 network of an IPv6 address, all of which one host may use. */
export function originOf(address: string | undefined): string {
  const plain = (address ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '');
  if (!net.isIPv6(plain)) {
    return plain;
  }
  const [head, tail] = plain.split('%')[0].split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const all = tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return `${all.slice(0, 4).map(group => group.toLowerCase()).join(':')}::/64`;
}
