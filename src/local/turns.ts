/** One piece of work after the other: a node that is lost while shards move is replaced when they have moved. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  public next<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
