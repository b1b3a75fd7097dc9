import * as http from 'node:http';

/** An HTTP server on localhost that answers 200 while the gate serves clients, else 503. */
export async function healthServer(port: number, healthy: () => boolean): Promise<http.Server> {
  const server = http.createServer((_request, response) => {
    response.writeHead(healthy() ? 200 : 503).end();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}
