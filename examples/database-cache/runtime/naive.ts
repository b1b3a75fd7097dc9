import { Pool } from 'pg';
import { Cache } from './connections';
import { Product, Products } from './products';

const MINUTE = 60_000;

/** What is often written instead, to compare with: each reader that misses loads and stores, and so does each writer. */
export class Naive extends Products {
  public constructor(database: Pool, private readonly cache: Cache) {
    super(database, cache);
  }

  public async get(id: string): Promise<Product | undefined> {
    const value = await this.cache.get(`{product:${id}}:naive`);
    if (value) {
      this.copies.hits++;
      return JSON.parse(value) as Product;
    }
    this.copies.misses++;
    return this.store(id);
  }

  public async setPrice(id: string, price: number): Promise<Product | undefined> {
    await this.update(id, price);
    return this.store(id);
  }

  private async store(id: string): Promise<Product | undefined> {
    const product = await this.load(id);
    await this.cache.set(`{product:${id}}:naive`, JSON.stringify(product), { expiration: { type: 'PX', value: 10 * MINUTE } });
    return product;
  }
}
