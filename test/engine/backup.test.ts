import { Duration, Stack, Token } from 'aws-cdk-lib/core';
import { Backup } from '../../src/engine/backup';
import { DailyWindow } from '../../src/engine/window';

test('backups are kept for 15 days unless the user says otherwise', () => {
  expect(Backup.daily()).toMatchObject({ retentionDays: 15, window: undefined });
});

test.each([
  [Duration.days(7), 7],
  [Duration.hours(48), 2],
  [Duration.minutes(24 * 60), 1],
])('a retention of %s is %d whole days', (retention, days) => {
  expect(Backup.daily({ retention }).retentionDays).toBe(days);
});

test('fails when the retention is not whole days, and says the next that is', () => {
  expect(() => Backup.daily({ retention: Duration.hours(36) })).toThrow(/got 1 day 12 hours\. Use Duration\.days\(2\) \[BackupRetentionInDays\]/);
});

test('the window is the one given', () => {
  const window = DailyWindow.parse('03:00-04:00');
  expect(Backup.daily({ window }).window).toBe(window);
});

test('no backups are neither kept nor taken', () => {
  expect(Backup.none()).toMatchObject({ retentionDays: undefined, window: undefined });
});

test('days that are only known at deployment are taken', () => {
  const retention = Duration.days(Token.asNumber({ Ref: 'Kept' }));
  expect(new Stack().resolve(Backup.daily({ retention }).retentionDays)).toEqual({ Ref: 'Kept' });
});

test('fails when hours are only known at deployment, since CloudFormation cannot divide', () => {
  const retention = Duration.hours(Token.asNumber({ Ref: 'Kept' }));
  expect(() => Backup.daily({ retention })).toThrow(/Duration/);
});
