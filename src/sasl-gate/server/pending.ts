/**
 * Connections that have not logged in yet, by address. Above the limit, a new one replaces the oldest.
 *
 * A client that opens connections without a login replaces only such connections, its own first.
 */
export class Pending<T> {
  private readonly all = new Map<T, string>();
  private readonly byAddress = new Map<string, Set<T>>();

  public constructor(private readonly most: number, private readonly mostPerAddress: number) {}

  public get size(): number {
    return this.all.size;
  }

  /** @returns the connection that it replaces, if any */
  public add(connection: T, address: string): T | undefined {
    const neighbours = this.byAddress.get(address) ?? new Set<T>();
    const oldest = neighbours.size >= this.mostPerAddress ? first(neighbours) : this.all.size >= this.most ? first(this.all.keys()) : undefined;
    if (oldest !== undefined) {
      this.delete(oldest);
    }
    this.all.set(connection, address);
    this.byAddress.set(address, neighbours.add(connection));
    return oldest;
  }

  public delete(connection: T): void {
    const address = this.all.get(connection);
    if (address === undefined) {
      return;
    }
    this.all.delete(connection);
    const neighbours = this.byAddress.get(address);
    neighbours?.delete(connection);
    if (neighbours?.size === 0) {
      this.byAddress.delete(address);
    }
  }

  public [Symbol.iterator](): IterableIterator<T> {
    return this.all.keys();
  }
}

function first<T>(all: Iterable<T>): T | undefined {
  for (const each of all) {
    return each;
  }
  return undefined;
}
