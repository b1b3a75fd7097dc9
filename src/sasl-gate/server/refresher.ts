/** Runs some work on request, but not too often. Requests in the meantime share the next run. */
export class Refresher {
  private next?: Promise<void>;
  private running: Promise<void> = Promise.resolve();
  private lastStart = -Infinity;

  /** @param work must not reject: it reports its errors itself */
  public constructor(private readonly work: () => Promise<void>, private readonly restMs: number) {}

  /** Resolves after a run that started after this call. */
  public refresh(): Promise<void> {
    this.next ??= this.schedule();
    return this.next;
  }

  private async schedule(): Promise<void> {
    await this.running;
    const wait = this.lastStart + this.restMs - Date.now();
    if (wait > 0) {
      await new Promise(resolve => setTimeout(resolve, wait));
    }
    this.lastStart = Date.now();
    this.next = undefined;
    this.running = this.work();
    await this.running;
  }
}
