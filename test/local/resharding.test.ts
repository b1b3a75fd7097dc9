import { isMoving } from '../../src/local/resharding';

const listed = (...states: string[]) => states.map(state => `name\nx\nstate\n${state}\nmessage\n`).join('\n');

test('slots move as long as one migration has not come to its end', () => {
  expect(isMoving(listed('success', 'snapshotting'))).toBe(true);
  expect(isMoving(listed('success', 'failed', 'cancelled'))).toBe(false);
  expect(isMoving('')).toBe(false);
});
