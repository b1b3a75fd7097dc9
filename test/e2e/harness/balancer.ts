import * as http from 'node:http';
import * as https from 'node:https';
import { AddressInfo } from 'node:net';
import { makeCertificates } from '../../../src/local/certificates';

/** In place of a load balancer: ends TLS, and passes the requests on in turn to those targets that are there. */
export class Balancer {
  public static async start(targets: readonly string[]): Promise<Balancer> {
    const balancer = new Balancer(targets);
    await new Promise<void>(resolve => balancer.server.listen(0, '127.0.0.1', resolve));
    return balancer;
  }

  /** What was answered by which target, such as `GET /`. */
  public readonly answered: { readonly request: string; readonly target: string }[] = [];
  private readonly server: https.Server;
  private turn = 0;

  private constructor(private readonly targets: readonly string[]) {
    const { certificate, key } = makeCertificates();
    this.server = https.createServer({ cert: certificate, key }, (request, response) => {
      // what has a body is read first, so that it can be sent again
      const body: Buffer[] = [];
      request.on('data', (chunk: Buffer) => body.push(chunk)).on('end', () => this.pass(request, Buffer.concat(body), response, this.targets.length));
    });
  }

  public get url(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private pass(request: http.IncomingMessage, body: Buffer, response: http.ServerResponse, attempts: number): void {
    if (attempts === 0) {
      response.writeHead(503).end();
      return;
    }
    const origin = this.targets[this.turn++ % this.targets.length];
    const target = new URL(request.url ?? '/', origin);
    const headers = { ...request.headers, 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' };
    const passed = http.request(target, { method: request.method, headers, agent: false }, answer => {
      this.answered.push({ request: `${request.method} ${target.pathname}`, target: origin });
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => response.destroy()).pipe(response);
    });
    response.on('close', () => passed.destroy());
    // a load balancer would have noticed by its health checks that this one is gone
    passed.on('error', () => response.headersSent ? response.destroy() : this.pass(request, body, response, attempts - 1));
    passed.end(body);
  }
}
