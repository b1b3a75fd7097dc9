import { isKnown } from '../private/tokens';
import { valueCheck, ValueCheck } from '../private/value-check';

const WINDOW_TOO_SHORT: ValueCheck = valueCheck({
  code: 'WindowTooShort',
  clause: '`DailyWindow.parse()`, `WeeklyWindow.parse()`: the window is shorter than 60 minutes',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/maintenance-window.html',
});

const WINDOW_TOO_LONG: ValueCheck = valueCheck({
  code: 'WindowTooLong',
  clause: '`DailyWindow.parse()`, `WeeklyWindow.parse()`: the window is longer than 23 hours, which leaves no hour of the day for the other window',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
});

const INVALID_DAILY_WINDOW: ValueCheck = valueCheck({
  code: 'InvalidDailyWindow',
  clause: '`DailyWindow.parse()`: the text does not look like 03:00-04:00',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
});

const INVALID_WEEKLY_WINDOW: ValueCheck = valueCheck({
  code: 'InvalidWeeklyWindow',
  clause: '`WeeklyWindow.parse()`: the text does not look like sun:05:00-sun:06:00',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/maintenance-window.html',
});

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const HOUR = 60;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const TIME = '([01]\\d|2[0-3]):([0-5]\\d)';

/** `24 h`, or `23 h 30 min`. */
const hoursIn = (minutes: number) => `${Math.floor(minutes / HOUR)} h${minutes % HOUR === 0 ? '' : ` ${minutes % HOUR} min`}`;

const minutesOf = (hours: string, minutes: string) => Number(hours) * HOUR + Number(minutes);
const clock = (minute: number) =>
  [Math.floor((minute % DAY) / HOUR), minute % HOUR].map(part => String(part).padStart(2, '0')).join(':');

/** Minutes from `start` to `end` on a circle of `circle` minutes; a full circle when they are the same. */
const distance = (start: number, end: number, circle: number) => (end - start + circle) % circle || circle;

/** Backup and maintenance must not overlap on any day, so each window leaves at least an hour for the other one. */
function checkLength(prop: string, given: string, minutes: number): void {
  if (minutes < HOUR) {
    WINDOW_TOO_SHORT.fail(`${prop} must last at least 60 minutes, got '${given}', which lasts ${minutes} min. Choose a later end`);
  }
  if (minutes > DAY - HOUR) {
    WINDOW_TOO_LONG.fail(`${prop} must last at most 23 hours, got '${given}', which lasts ${hoursIn(minutes)}. `
      + 'Choose an earlier end, so that backup and maintenance do not overlap');
  }
}

/**
 * A time of day, in UTC, at which ElastiCache takes the daily backup.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
 * @example
 * new ValkeyReplicationGroup(this, 'Cache', { vpc, backup: Backup.daily({ window: DailyWindow.parse('03:00-04:00') }) });
 */
export class DailyWindow {
  /**
   * A window in ElastiCache's own format: `hh:mm-hh:mm` in UTC, 1 to 23 hours. It may cross midnight.
   *
   * @param window for example `03:00-04:00` (a token is accepted unchanged)
   * @returns the window; throws if the text is malformed, shorter than an hour or longer than 23 hours
   */
  public static parse(window: string): DailyWindow {
    if (!isKnown(window)) { return new DailyWindow(window); }
    const match = new RegExp(`^${TIME}-${TIME}$`).exec(window);
    if (!match) {
      INVALID_DAILY_WINDOW.fail(`a daily window must look like '03:00-04:00' (hh:mm-hh:mm in UTC), got '${window}'. Use for example DailyWindow.parse('03:00-04:00')`);
    }
    const start = minutesOf(match[1], match[2]);
    const length = distance(start, minutesOf(match[3], match[4]), DAY);
    checkLength('a daily window', window, length);
    return new DailyWindow(window, start, length);
  }

  /** @internal */
  public static _at(start: number, length: number): DailyWindow {
    return new DailyWindow(`${clock(start)}-${clock(start + length)}`, start % DAY, length);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'DailyWindow';

  private constructor(
    /** The window in ElastiCache's own format, `hh:mm-hh:mm` in UTC. */
    public readonly window: string,
    private readonly start?: number,
    private readonly length?: number,
  ) {}

  /**
   * The window in ElastiCache's own format.
   *
   * @returns the window as `hh:mm-hh:mm`
   */
  public toString(): string {
    return this.window;
  }

  /**
   * The hour after this window. A backup window there does not overlap it.
   * @internal
   */
  public _hourAfter(): DailyWindow | undefined {
    return this.start === undefined ? undefined : DailyWindow._at(this.start + this.length!, HOUR);
  }

  /** @internal */
  public _minutes(): { start: number; length: number } | undefined {
    return this.start === undefined ? undefined : { start: this.start, length: this.length! };
  }
}

/**
 * A time of the week, in UTC, at which ElastiCache may maintain the nodes.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/maintenance-window.html
 * @example
 * new ValkeyReplicationGroup(this, 'Cache', { vpc, maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00') });
 */
export class WeeklyWindow {
  /**
   * A window in ElastiCache's own format: `ddd:hh:mm-ddd:hh:mm` in UTC, 1 to 23 hours.
   *
   * @param window for example `sun:05:00-sun:06:00`, with the days mon, tue, wed, thu, fri, sat and sun (a token is accepted
   * unchanged)
   * @returns the window; throws if the text is malformed, shorter than an hour or longer than 23 hours
   */
  public static parse(window: string): WeeklyWindow {
    if (!isKnown(window)) { return new WeeklyWindow(window); }
    const day = `(${DAYS.join('|')})`;
    const match = new RegExp(`^${day}:${TIME}-${day}:${TIME}$`).exec(window.toLowerCase());
    if (!match) {
      INVALID_WEEKLY_WINDOW.fail(`a weekly window must look like 'sun:05:00-sun:06:00' (ddd:hh:mm-ddd:hh:mm in UTC), got '${window}'. `
        + 'Use for example WeeklyWindow.parse(\'sun:05:00-sun:06:00\')');
    }
    const start = DAYS.indexOf(match[1]) * DAY + minutesOf(match[2], match[3]);
    const length = distance(start, DAYS.indexOf(match[4]) * DAY + minutesOf(match[5], match[6]), WEEK);
    checkLength('a weekly window', window, length);
    return new WeeklyWindow(window.toLowerCase(), start, length);
  }

  /** @internal */
  public static _onSundayAfter(daily: DailyWindow): WeeklyWindow | undefined {
    const after = daily._hourAfter()?._minutes();
    if (!after) { return undefined; }
    const start = DAYS.indexOf('sun') * DAY + after.start;
    return WeeklyWindow.parse([start, (start + after.length) % WEEK].map(m => `${DAYS[Math.floor(m / DAY)]}:${clock(m)}`).join('-'));
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'WeeklyWindow';

  private constructor(
    /** The window in ElastiCache's own format, in lower case: `ddd:hh:mm-ddd:hh:mm` in UTC. */
    public readonly window: string,
    private readonly start?: number,
    private readonly length?: number,
  ) {}

  /**
   * The window in ElastiCache's own format.
   *
   * @returns the window as `ddd:hh:mm-ddd:hh:mm`
   */
  public toString(): string {
    return this.window;
  }

  /**
   * Whether the daily window overlaps this one on any day; `undefined` when either is a token.
   * @internal
   */
  public _overlaps(daily: DailyWindow): boolean | undefined {
    const minutes = daily._minutes();
    if (this.start === undefined || !minutes) { return undefined; }
    const offset = (minutes.start - this.start % DAY + DAY) % DAY;
    return offset < this.length! || offset + minutes.length > DAY;
  }

  /**
   * A daily hour that never overlaps this window; `undefined` when this is a token.
   * @internal
   */
  public _freeHour(): DailyWindow | undefined {
    if (this.start === undefined) { return undefined; }
    return DailyWindow._at((this.start + this.length!) % DAY, HOUR);
  }
}
