import { Reason } from './conversation';
import { Log } from './log';
import { Dropped } from './visitor';

const MOST_LINES = 10;

/** Counts logins, and says so once a minute. Of those refused, only the first ones of a minute get a line of their own. */
export class Tally {
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

  /** The metrics of the construct are made of this line. */
  public report(): void {
    this.log('logins', { accepted: this.accepted, refused: this.refused, dropped: this.dropped, connections: this.connections() });
    this.accepted = this.refused = this.dropped = 0;
  }
}
