import { eventually } from './eventually';

/** How the sessions went. */
export interface SessionReport {
  readonly sessions: number;
  readonly failures: readonly string[];
  /** How many different credentials were logged in with. */
  readonly credentials: number;
}

/** Clients that open one session after the other while something else happens. */
export class Sessions {
  private ending = false;
  private sessions = 0;
  private readonly failures: string[] = [];
  private readonly credentials = new Set<string>();
  private readonly running: Promise<unknown>;

  /** @param session reads the credential, connects, works, disconnects; gives the credential */
  public constructor(private readonly clients: number, private readonly session: () => Promise<string>) {
    this.running = Promise.all(Array.from({ length: clients }, () => this.client()));
  }

  /** Resolves when as many more sessions have begun as there are clients. */
  public async another(): Promise<void> {
    const enough = this.sessions + this.clients;
    await eventually(async () => this.sessions, sessions => sessions >= enough);
  }

  /** Stops, and tells how it went. */
  public async end(): Promise<SessionReport> {
    this.ending = true;
    await this.running;
    return { sessions: this.sessions, failures: this.failures, credentials: this.credentials.size };
  }

  private async client(): Promise<void> {
    while (!this.ending) {
      this.sessions++;
      await this.session().then(credential => this.credentials.add(credential), error => this.failures.push(String(error)));
      // leaves the processor to what else happens
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}
