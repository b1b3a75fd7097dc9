import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { connectCache, connectDatabase } from './connections';
import { Products } from './products';

// one connection of each kind for all invocations of this instance of the function, which works on one at a time
let connected: Promise<Products> | undefined;

async function connect(): Promise<Products> {
  const [database, cache] = await Promise.all([connectDatabase(1), connectCache()]);
  return new Products(database, cache);
}

/** `GET /products/ID`, `PUT /products/ID` with `{"price": 100}`, `DELETE /products/ID/copy`. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  connected ??= connect();
  // a connection that failed is tried anew by the next invocation
  connected.catch(() => { connected = undefined; });
  const products = await connected;
  const [, id, part] = /^\/products\/(\d{1,9})(\/copy)?$/.exec(event.rawPath) ?? [];
  const request = `${event.requestContext.http.method} ${part ?? ''}`.trim();
  if (id && request === 'GET') {
    const hits = products.copies.hits;
    return answer(await products.get(id), products.copies.hits > hits ? 'hit' : 'miss');
  }
  if (id && request === 'PUT') {
    const { price } = JSON.parse(event.body ?? '{}') as { price?: unknown };
    return typeof price === 'number' && Number.isInteger(price) && price > 0
      ? answer(await products.setPrice(id, price), 'written')
      : { statusCode: 400, body: JSON.stringify({ error: 'price must be a whole number above 0' }) };
  }
  if (id && request === 'DELETE /copy') {
    await products.copies.forget(id);
    return { statusCode: 204 };
  }
  return { statusCode: 404 };
}

function answer(body: object | undefined, cache: string): APIGatewayProxyStructuredResultV2 {
  const headers = { 'content-type': 'application/json', 'x-cache': cache };
  return body ? { statusCode: 200, headers, body: JSON.stringify(body) } : { statusCode: 404, headers };
}
