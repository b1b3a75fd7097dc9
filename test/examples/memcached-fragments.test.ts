import { AddressInfo, createServer } from 'net';
import { Client } from 'memjs';
import { discover } from '../../examples/memcached-fragments/runtime/discover';
import { ring } from '../../examples/memcached-fragments/runtime/ring';

const KEYS = Array.from({ length: 3000 }, (_, i) => `reviews:${i}`);
const nodes = (count: number) => Array.from({ length: count }, (_, i) => `pages.abc.000${i + 1}.use1.cache.amazonaws.com:11212`);

describe('consistent hashing', () => {
  test('gives each node about its share', () => {
    const placeOf = ring(nodes(3));
    for (const place of [0, 1, 2]) {
      expect(Math.abs(KEYS.filter(key => placeOf(key) === place).length / KEYS.length - 1 / 3)).toBeLessThan(0.06);
    }
  });

  test('moves keys to a node that is added, and none between the others', () => {
    const [three, four] = [ring(nodes(3)), ring(nodes(4))];
    const moved = KEYS.filter(key => three(key) !== four(key));
    expect(moved.every(key => four(key) === 3)).toBe(true);
    expect(Math.abs(moved.length / KEYS.length - 1 / 4)).toBeLessThan(0.06);
  });

  test('does not depend on the order of the list', () => {
    const nodesOf = (list: string[], placeOf = ring(list)) => KEYS.map(key => list[placeOf(key)]);
    expect(nodesOf(nodes(3).reverse())).toEqual(nodesOf(nodes(3)));
  });

  test('is not what memjs does by itself, which moves three quarters of the keys', () => {
    const placing = (count: number) => Client.create(nodes(count).join(','));
    const [three, four] = [placing(3), placing(4)];
    const moved = KEYS.filter(key => three.getServer(key) !== four.getServer(key));
    expect(Math.abs(moved.length / KEYS.length - 3 / 4)).toBeLessThan(0.06);
  });
});

describe('auto discovery', () => {
  // the shape of https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoDiscovery.AddingToYourClientLibrary.html
  test.each([
    ['names', '12\npages.abc.0001.use1.cache.amazonaws.com|10.0.0.1|11212 pages.abc.0002.use1.cache.amazonaws.com|10.0.0.2|11212\n',
      ['pages.abc.0001.use1.cache.amazonaws.com:11212', 'pages.abc.0002.use1.cache.amazonaws.com:11212']],
    ['addresses where there are no names', '1\n|10.0.0.1|11212\n', ['10.0.0.1:11212']],
  ])('reads %s', async (_what, list, expected) => {
    expect(await asking(`CONFIG cluster 0 ${list.length}\r\n${list}\r\nEND\r\n`)).toEqual(expected);
  });

  test('reads an answer that comes in pieces', async () => {
    expect(await asking('CONFIG cluster 0 18\r\n1\n|10.0.0.1', '|11212\n\r\nEN', 'D\r\n')).toEqual(['10.0.0.1:11212']);
  });

  test('fails where Memcached does not know the question', async () => {
    await expect(asking('ERROR\r\n')).rejects.toThrow('is no configuration endpoint');
  });

  test('fails where the connection ends', async () => {
    await expect(asking()).rejects.toThrow('has ended the connection');
  });

  /** What discovery says to a server that answers with these pieces, or ends the connection without any. */
  async function asking(...pieces: string[]): Promise<string[]> {
    const server = createServer(socket => socket.once('data', async () => {
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      if (pieces.length === 0) { socket.end(); }
    }));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return discover('127.0.0.1', (server.address() as AddressInfo).port).finally(() => server.close());
  }
});

describe('the page', () => {
  const before = process.env;
  let later = 0;
  let handler: typeof import('../../examples/memcached-fragments/runtime/handler').handler;

  beforeEach(() => {
    process.env = { ...before, CACHE_HOST: '127.0.0.1', CACHE_PORT: '1' };
    later = 0;
    const start = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => start + later);
    jest.spyOn(console, 'error').mockImplementation();
    // as in a new instance of the function
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    jest.isolateModules(() => { ({ handler } = require('../../examples/memcached-fragments/runtime/handler')); });
  });
  afterEach(() => {
    process.env = before;
    jest.restoreAllMocks();
  });

  test('comes without a cache', async () => {
    const page = await handler({ rawPath: '/products/7' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<h1>Chair no. 7</h1><!-- product:7: made, no node -->');
  });

  test('follows the list of nodes after five minutes, and keeps to the last one where nobody tells', async () => {
    const nodesNow = async () => [...new Set((await handler({ rawPath: '/products/7' })).body.match(/127\.0\.0\.1:\d+/g))];
    let list = '|127.0.0.1|2';
    const server = createServer(socket => socket.once('data', () => socket.write(`CONFIG cluster 0 14\r\n1\n${list}\n\r\nEND\r\n`)));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    process.env.CACHE_PORT = String((server.address() as AddressInfo).port);

    expect(await nodesNow()).toEqual(['127.0.0.1:2']);
    list = '|127.0.0.1|3';
    expect(await nodesNow()).toEqual(['127.0.0.1:2']);
    later += 5 * 60 * 1000;
    expect(await nodesNow()).toEqual(['127.0.0.1:3']);
    await new Promise(resolve => server.close(resolve));
    later += 5 * 60 * 1000;
    expect(await nodesNow()).toEqual(['127.0.0.1:3']);
  });

  test.each(['/', '/products/', '/products/7/x', '/products/<script>'])('is not there at %s', async rawPath => {
    expect((await handler({ rawPath })).statusCode).toBe(404);
  });
});
