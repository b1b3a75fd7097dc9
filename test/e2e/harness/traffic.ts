/** What both kinds of client can do. */
interface ReadsAndWrites {
  get(key: string): Promise<unknown>;
  set(key: string, value: string): Promise<unknown>;
}

export interface Report {
  readonly writes: number;
  /** Values that were written, and then were not there. */
  readonly lost: number;
  /** Attempts that failed and were made again. */
  readonly retries: number;
  /** Writes that never succeeded, with the last reason. */
  readonly failures: readonly string[];
  /** The longest time that a write and its read took, in seconds. */
  readonly longest: number;
}

/** How long a client tries before it gives up, in seconds. */
const PATIENCE = 15;
const KEYS = 300;

/** A client that writes and reads while something else happens. */
export class Traffic {
  private ending = false;
  private readonly report = { writes: 0, lost: 0, retries: 0, failures: [] as string[], longest: 0 };
  private readonly running: Promise<void>;

  public constructor(private readonly client: ReadsAndWrites, private readonly prefix: string) {
    this.running = this.run();
  }

  /** Stops, and tells how it went. */
  public async end(): Promise<Report> {
    this.ending = true;
    await this.running;
    return this.report;
  }

  private async run(): Promise<void> {
    for (let i = 0; !this.ending; i++) {
      const begun = Date.now();
      await this.round(`${this.prefix}-${i % KEYS}`, `value-${i}`, begun + PATIENCE * 1000);
      this.report.longest = Math.max(this.report.longest, (Date.now() - begun) / 1000);
      await sleep(2);
    }
  }

  private async round(key: string, value: string, end: number): Promise<void> {
    for (;;) {
      try {
        await this.client.set(key, value);
        this.report.writes++;
        this.report.lost += await this.client.get(key) === value ? 0 : 1;
        return;
      } catch (error) {
        if (Date.now() > end) {
          this.report.failures.push(String(error));
          return;
        }
        this.report.retries++;
        await sleep(50);
      }
    }
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
