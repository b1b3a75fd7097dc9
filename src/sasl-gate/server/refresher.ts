/** Does a piece of work whenever it is asked for, though not too often: who asks in the meantime shares the next run. */
export class Refresher {
  private next?: Promise<void>;
  private running: Promise<void> = Promise.resolve();
  private lastStart = -Infinity;

  /** @param work never rejects: it reports what went wrong itself */
  public constructor(private readonly work: () => Promise<void>, private readonly restMs: number) {}

  /** Resolves after a run that has begun after this call. */
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
