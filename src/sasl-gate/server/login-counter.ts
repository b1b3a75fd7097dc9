import { Dropped } from './client-session';
import { Log } from './log';
import { Reason } from './login-exchange';

const MOST_LINES = 10;

/** Counts logins, and logs the counts once a minute. Only the first refused logins of a minute get their own line. */
export class LoginCounter {
  private accepted = 0;
  private refused = 0;
  private dropped = 0;

  public constructor(private readonly log: Log, private readonly connections: () => number) {}

  public accept(): void {
    this.accepted++;
  }

  public refuse(why: Reason, address: string): void {
    if (++this.refused <= MOST_LINES) {
      this.log('refused', { address, why });
    }
  }

  public drop(why: Dropped): void {
    if (++this.dropped <= MOST_LINES) {
      this.log('dropped', { why });
    }
  }

  /** The metric filters of the construct read this line. */
  public report(): void {
    this.log('logins', { accepted: this.accepted, refused: this.refused, dropped: this.dropped, connections: this.connections() });
    this.accepted = this.refused = this.dropped = 0;
  }
}
