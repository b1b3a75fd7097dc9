import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from './cache';
import { search } from './search';
import { Words } from './words';

const { PORT = '3000', HOST } = process.env;

async function main(): Promise<void> {
  const cache = await connect();
  const words = new Words(cache);
  const begun = performance.now();
  const count = await words.load(join(__dirname, 'data', 'words.txt'));
  console.log(`loaded ${count} words in ${((performance.now() - begun) / 1000).toFixed(2)} s`);
  const server = createServer(search(words));
  // longer than the load balancer keeps a connection that nothing happens on: else it sends requests into closed ones
  server.keepAliveTimeout = 65_000;
  server.listen({ port: Number(PORT), host: HOST }, () => console.log(`listening on ${(server.address() as AddressInfo).port}`));
  // ECS asks before it kills: what is under way is answered first
  process.on('SIGTERM', () => server.close(() => void cache.close()));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
