import { Refusal } from './apis';

/** The time that the function has. */
export interface Clock {
  /** Milliseconds until the function is ended. */
  remaining(): number;
  sleep(milliseconds: number): Promise<void>;
}

const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 30_000;
/** What a change needs to show in what ElastiCache describes. */
const PAUSE_AFTER_CHANGE = 10_000;
/** What is kept for ending with a sentence instead of being ended. */
const RESERVE = 15_000;
/** States that no waiting ends. */
const FINAL = ['deleting', 'create-failed', 'not found'];

export interface WaitOptions {
  readonly clock: Clock;
  /** Whose state it is, as a sentence starts. */
  readonly subject: string;
  readonly afterChange?: boolean;
  /** The state, or `undefined` when there is nothing to wait for. */
  readonly state: () => Promise<string | undefined>;
}

/** Asks for the state, less and less often, until there is nothing to wait for or the function's time is nearly up. */
export async function settle({ clock, subject, afterChange = false, state }: WaitOptions): Promise<void> {
  if (afterChange) { await clock.sleep(PAUSE_AFTER_CHANGE); }
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const current = await state();
    if (current === undefined) { return; }
    if (FINAL.includes(current)) { throw new Refusal(`${subject} is '${current}'`); }
    if (clock.remaining() < pause + RESERVE) {
      throw new Refusal(`${subject} is '${current}' and the function's time is up; the next attempt continues`);
    }
    await clock.sleep(pause);
  }
}
