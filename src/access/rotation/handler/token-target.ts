import { ReplicationGroupsApi, Target } from './apis';
import { Clock, settle } from './wait';

/**
 * The AUTH token of a replication group.
 *
 * Only the strategy ROTATE is used: it keeps the token before, so that clients that have not read the secret again go on
 * connecting until the next rotation. See `src/access/adr/rotation.md`.
 */
export class TokenTarget implements Target {
  constructor(private readonly api: ReplicationGroupsApi, private readonly replicationGroupId: string, private readonly clock: Clock) {}

  public credentialIn(text: string): string {
    return text;
  }

  public textWith(_text: string, credential: string): string {
    return credential;
  }

  public settled({ afterChange } = { afterChange: false }): Promise<void> {
    return settle({
      clock: this.clock,
      subject: `the replication group '${this.replicationGroupId}'`,
      afterChange,
      state: async () => {
        const { ReplicationGroups = [] } = await this.api.describeReplicationGroups({ ReplicationGroupId: this.replicationGroupId });
        const { Status = 'not found', PendingModifiedValues } = ReplicationGroups[0] ?? {};
        return Status === 'available' ? PendingModifiedValues?.AuthTokenStatus : Status;
      },
    });
  }

  public async accept(current: string, pending: string, again: boolean): Promise<void> {
    if (again) { await this.makeNewest(current); }
    await this.rotateTo(pending);
  }

  /** ElastiCache returns no token, and says not even how many there are. */
  public async holdsBoth(): Promise<boolean> {
    return true;
  }

  /**
   * If the pending token is the newest already, then a second ROTATE to it may drop the current one as the oldest. So the
   * current one is made the newest first.
   */
  private async makeNewest(current: string): Promise<void> {
    try {
      await this.rotateTo(current);
    } catch (e) {
      // a service that refuses a token it has: then it refuses the pending one too, or takes it for the first time
      if (!(e as Error).name.startsWith('InvalidParameter')) { throw e; }
      return;
    }
    await this.settled({ afterChange: true });
  }

  private async rotateTo(token: string): Promise<void> {
    await this.api.modifyReplicationGroup({
      ReplicationGroupId: this.replicationGroupId,
      AuthToken: token,
      AuthTokenUpdateStrategy: 'ROTATE',
      ApplyImmediately: true,
    });
  }
}
