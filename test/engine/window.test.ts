import { Token } from 'aws-cdk-lib/core';
import { DailyWindow, WeeklyWindow } from '../../src/engine/window';

const DAY = 24 * 60;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Every minute of the week that a window covers, told from its text alone: the slow truth. */
function minutesOf(window: string): Set<number> {
  const ends = window.split('-').map(end => end.split(':'));
  const daily = ends[0].length === 2;
  const [start, end] = ends.map(parts => {
    const [hours, minutes] = parts.slice(-2).map(Number);
    return (daily ? 0 : DAYS.indexOf(parts[0]) * DAY) + hours * 60 + minutes;
  });
  const minutes = new Set<number>();
  for (const first of daily ? DAYS.map((_, day) => start + day * DAY) : [start]) {
    const circle = daily ? DAY : 7 * DAY;
    const length = ((end - start + circle - 1) % circle) + 1;
    for (let minute = 0; minute < length; minute++) { minutes.add((first + minute) % (7 * DAY)); }
  }
  return minutes;
}
const meet = (one: string, other: string) => {
  const minutes = minutesOf(other);
  return [...minutesOf(one)].some(minute => minutes.has(minute));
};

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
test.each(['03:00-04:00', '00:00-01:00', '22:59-23:59', '23:30-00:30', '12:00-11:00'])('takes the daily window %s', window => {
  expect(DailyWindow.parse(window).window).toBe(window);
  expect(String(DailyWindow.parse(window))).toBe(window);
});

// "Snapshot window must be at least 60 minutes."
test.each([
  ['lasts 59 minutes', '03:00-03:59', "at least 60 minutes, got '03:00-03:59', which lasts 59 min. Choose a later end [WindowTooShort]"],
  ['lasts 59 minutes across midnight', '23:30-00:29', 'which lasts 59'],
  // "The snapshot window and maintenance window must not overlap."
  ['lasts over 23 hours', '12:00-11:01', 'at most 23 hours, got \'12:00-11:01\', which lasts 23 h 1 min.'],
  ['lasts a whole day', '03:00-03:00', 'which lasts 24 h. Choose an earlier end, so that backup and maintenance do not overlap [WindowTooLong]'],
  ['has the hour 24', '23:00-24:00', "got '23:00-24:00'. Use for example DailyWindow.parse('03:00-04:00') [InvalidDailyWindow]"],
  ['has the minute 60', '03:60-05:00', '[InvalidDailyWindow]'],
  ['leaves out a zero', '3:00-4:00', '[InvalidDailyWindow]'],
  ['names a day', 'sun:03:00-sun:04:00', '[InvalidDailyWindow]'],
  ['has spaces', '03:00 - 04:00', '[InvalidDailyWindow]'],
  ['is empty', '', '[InvalidDailyWindow]'],
])('fails when a daily window %s', (_, window, message) => {
  expect(() => DailyWindow.parse(window)).toThrow(message);
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/maintenance-window.html
test.each([
  ['sun:05:00-sun:06:00', 'sun:05:00-sun:06:00'],
  ['sun:23:30-mon:00:30', 'sun:23:30-mon:00:30'],
  ['sat:22:00-sun:21:00', 'sat:22:00-sun:21:00'],
  ['Sun:05:00-SUN:06:00', 'sun:05:00-sun:06:00'],
])('takes the weekly window %s, which ElastiCache keeps as %s', (given, kept) => {
  expect(WeeklyWindow.parse(given).window).toBe(kept);
  expect(String(WeeklyWindow.parse(given))).toBe(kept);
});

test.each([
  ['lasts 59 minutes', 'sun:05:00-sun:05:59', "at least 60 minutes, got 'sun:05:00-sun:05:59', which lasts 59"],
  ['lasts 30 minutes across the end of the week', 'sun:23:45-mon:00:15', 'which lasts 30'],
  ['lasts over 23 hours', 'tue:10:00-wed:09:01', '[WindowTooLong]'],
  ['names no day', '05:00-06:00', "got '05:00-06:00'. Use for example WeeklyWindow.parse('sun:05:00-sun:06:00') [InvalidWeeklyWindow]"],
  ['spells a day out', 'sunday:05:00-sunday:06:00', '[InvalidWeeklyWindow]'],
  ['has the hour 24', 'sun:23:00-sun:24:00', '[InvalidWeeklyWindow]'],
])('fails when a weekly window %s', (_, window, message) => {
  expect(() => WeeklyWindow.parse(window)).toThrow(message);
});

const WEEKLY = ['sun:05:00-sun:06:00', 'sun:23:30-mon:00:30', 'wed:00:00-wed:01:00', 'fri:22:00-sat:21:00', 'tue:10:00-wed:09:00', 'sun:00:00-sun:23:00'];
const DAILY = ['03:00-04:00', '05:30-06:30', '04:00-05:00', '06:00-07:00', '23:00-00:00', '23:30-00:30', '00:30-01:30', '21:00-22:00', '12:00-11:00'];

test.each(WEEKLY)('tells the daily windows that meet %s, as the minutes of the week do', window => {
  const weekly = WeeklyWindow.parse(window);
  const told = DAILY.filter(daily => weekly._overlaps(DailyWindow.parse(daily)));
  expect(told).toEqual(DAILY.filter(daily => meet(window, daily)));
});

test('the answers are not all the same', () => {
  const all = WEEKLY.flatMap(weekly => DAILY.map(daily => meet(weekly, daily)));
  expect(new Set(all)).toEqual(new Set([true, false]));
});

test('windows that touch do not overlap', () => {
  expect(WeeklyWindow.parse('sun:05:00-sun:06:00')._overlaps(DailyWindow.parse('06:00-07:00'))).toBe(false);
  expect(WeeklyWindow.parse('sun:05:00-sun:06:00')._overlaps(DailyWindow.parse('04:00-05:00'))).toBe(false);
});

test('a backup window that follows from the maintenance window is the hour after it, and never meets it', () => {
  expect(WeeklyWindow.parse('sun:05:00-sun:06:00')._freeHour()?.window).toBe('06:00-07:00');
  expect(WeeklyWindow.parse('sun:22:30-sun:23:30')._freeHour()?.window).toBe('23:30-00:30');
  for (let hour = 0; hour < 24; hour++) {
    for (const end of [hour + 1, hour + 7, hour + 23]) {
      const time = (at: number) => `${DAYS[Math.floor(at / 24)]}:${String(at % 24).padStart(2, '0')}:00`;
      const window = `${time(hour)}-${time(end)}`;
      expect([window, meet(window, WeeklyWindow.parse(window)._freeHour()!.window)]).toEqual([window, false]);
    }
  }
});

test('a maintenance window that follows from the backup window is the hour after it on Sunday, and never meets it', () => {
  expect(WeeklyWindow._onSundayAfter(DailyWindow.parse('03:00-04:00'))?.window).toBe('sun:04:00-sun:05:00');
  expect(WeeklyWindow._onSundayAfter(DailyWindow.parse('22:30-23:30'))?.window).toBe('sun:23:30-mon:00:30');
  for (const daily of DAILY) {
    expect([daily, meet(WeeklyWindow._onSundayAfter(DailyWindow.parse(daily))!.window, daily)]).toEqual([daily, false]);
  }
});

test('a window that is only known at deployment is taken as it is, and says nothing of others', () => {
  const token = Token.asString({ Ref: 'Window' });
  expect(DailyWindow.parse(token).window).toBe(token);
  expect(WeeklyWindow.parse(token).window).toBe(token);
  expect(WeeklyWindow.parse(token)._overlaps(DailyWindow.parse('03:00-04:00'))).toBeUndefined();
  expect(WeeklyWindow.parse('sun:05:00-sun:06:00')._overlaps(DailyWindow.parse(token))).toBeUndefined();
  expect(WeeklyWindow.parse(token)._freeHour()).toBeUndefined();
  expect(WeeklyWindow._onSundayAfter(DailyWindow.parse(token))).toBeUndefined();
});
