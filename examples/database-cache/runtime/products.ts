import { Pool } from 'pg';
import { CacheAside, Versioned } from './cache-aside';
import { Cache } from './connections';

/** What a page of the shop shows. */
export interface Product extends Versioned {
  readonly id: number;
  readonly name: string;
  readonly price: number;
  readonly stars: number | null;
  readonly reviews: number;
  /** The best of the same category. */
  readonly alternatives: ReadonlyArray<{ readonly id: number; readonly name: string }> | null;
}

const SCHEMA = `
  create table if not exists product (
    id int primary key, category int not null, name text not null, price int not null, version int not null default 1);
  create table if not exists review (product_id int not null references product, stars int not null);
  create index if not exists product_category on product (category);
  create index if not exists review_product on review (product_id)`;
const PRODUCTS = `
  insert into product select i, i % 50, 'product ' || i, 100 + i from generate_series(1, $1::int) i on conflict do nothing`;
const REVIEWS = `
  insert into review select i, 1 + (i * 7 + j * 13) % 5 from generate_series(1, $1::int) i, generate_series(1, 100) j
  where not exists (select from review)`;
const PAGE = `
  select p.id, p.name, p.price, p.version, round(avg(r.stars), 2)::float as stars, count(r.stars)::int as reviews,
    (select json_agg(a) from (
      select o.id, o.name from product o join review s on s.product_id = o.id where o.category = p.category and o.id <> p.id
      group by o.id order by avg(s.stars) desc, o.id limit 3) a) as alternatives
  from product p left join review r on r.product_id = p.id where p.id = $1 group by p.id`;
const MINUTE = 60_000;

/** The products of the database, and copies of their pages in the cache. */
export class Products {
  public queries = 0;
  public readonly copies: CacheAside<Product>;

  public constructor(private readonly database: Pool, cache: Cache) {
    this.copies = new CacheAside<Product>(cache, {
      prefix: 'product',
      ttl: 10 * MINUTE,
      load: id => this.load(id),
      onError: error => console.error('cache:', error.message),
    });
  }

  /** From the cache where it is there. */
  public get(id: string): Promise<Product | undefined> {
    return this.copies.get(id);
  }

  /** From the database in any case. */
  public async load(id: string): Promise<Product | undefined> {
    this.queries++;
    const { rows } = await this.database.query<Product>({ name: 'page', text: PAGE, values: [id] });
    return rows[0];
  }

  /** Writes to the database, then through to the cache. */
  public async setPrice(id: string, price: number): Promise<Product | undefined> {
    await this.update(id, price);
    return this.copies.written(id);
  }

  /** Writes to the database only. */
  public async update(id: string, price: number): Promise<number> {
    const { rows } = await this.database.query<Versioned>(
      'update product set price = $2, version = version + 1 where id = $1 returning version', [id, price]);
    return rows[0]?.version ?? 0;
  }

  /** Makes the tables, and fills them if they are empty. */
  public async seed(products: number): Promise<void> {
    await this.database.query(SCHEMA);
    await this.database.query(PRODUCTS, [products]);
    await this.database.query(REVIEWS, [products]);
    await this.database.query('analyze');
  }
}
