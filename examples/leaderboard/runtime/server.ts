import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { board } from './board';
import { connect } from './cache';
import { Scores } from './scores';
import { seedOnce } from './seed';
import { Viewers } from './viewers';

const { PORT = '3000', HOST } = process.env;

async function main(): Promise<void> {
  const cache = await connect();
  const scores = new Scores(cache);
  const viewers = new Viewers(scores);
  const listener = await scores.onChange(() => viewers.changed());
  const server = createServer(board(scores, viewers));
  // longer than the load balancer keeps a connection that nothing happens on: else it sends requests into closed ones
  server.keepAliveTimeout = 65_000;
  server.listen({ port: Number(PORT), host: HOST }, () => console.log(`listening on ${(server.address() as AddressInfo).port}`));
  // ECS asks before it kills; pages that listen come back to another instance by themselves
  process.on('SIGTERM', () => {
    server.close(() => void Promise.all([listener.close(), cache.close()]));
    viewers.end();
  });
  // meanwhile the page shows the board as it fills
  const seconds = await seedOnce(cache, scores);
  if (seconds !== undefined) {
    console.log(`seeded ${await scores.players()} players in ${seconds.toFixed(1)} s`);
    viewers.changed();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
