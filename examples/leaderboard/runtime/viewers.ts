import { Response } from 'express';
import { Scores } from './scores';

/** However many scores arrive, pages are told at most so often, in milliseconds. */
const PACE = 200;
/** How long a page waits before it comes back, in milliseconds. */
const RETRY = 500;
/** Often enough for the load balancer, which ends what is silent for a minute. */
const HEARTBEAT = 25_000;

interface Viewer {
  readonly response: Response;
  readonly player: string;
  shown?: string;
}

/** The pages that are open: each is sent what has changed for it, by server-sent events. */
export class Viewers {
  private readonly viewers = new Set<Viewer>();
  private pending?: NodeJS.Timeout;

  public constructor(private readonly scores: Scores) {
    setInterval(() => this.viewers.forEach(({ response }) => response.write(': still here\n\n')), HEARTBEAT).unref();
  }

  public add(response: Response, player: string): void {
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
    response.write(`retry: ${RETRY}\n\n`);
    const viewer = { response, player };
    this.viewers.add(viewer);
    response.on('close', () => this.viewers.delete(viewer));
    this.changed();
  }

  /** Many changes are told at once. */
  public changed(): void {
    this.pending ??= setTimeout(() => {
      this.pending = undefined;
      this.tell().catch((error: Error) => console.error('viewers:', error.message));
    }, PACE);
  }

  public end(): void {
    this.viewers.forEach(({ response }) => response.end());
  }

  private async tell(): Promise<void> {
    // sent to the cache in one go
    const [top, players, arounds] = await Promise.all([
      this.scores.top(10),
      this.scores.players(),
      Promise.all([...this.viewers].map(async viewer => ({ viewer, around: await this.scores.around(viewer.player, 4) }))),
    ]);
    for (const { viewer, around } of arounds) {
      const shown = JSON.stringify({ players, top, around });
      if (shown !== viewer.shown) {
        viewer.shown = shown;
        viewer.response.write(`data: ${shown}\n\n`);
      }
    }
  }
}
