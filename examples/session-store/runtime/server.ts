import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { connect } from './cache';
import { sessions } from './sessions';
import { shop } from './shop';

const { COOKIE_SECRET, PASSWORD, PORT = '3000', HOST } = process.env;

async function main(): Promise<void> {
  if (!COOKIE_SECRET || !PASSWORD) {
    throw new Error('COOKIE_SECRET and PASSWORD are not set');
  }
  const cache = await connect();
  const server = createServer(shop(sessions(cache, COOKIE_SECRET), PASSWORD, `${hostname()}/${process.pid}`));
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
