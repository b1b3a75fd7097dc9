import { note } from '../../src/local/watchdog';

test('watches what is started and forgets what has ended', () => {
  const watched = new Set<number>();
  ['+10', '+11', '-10', 'rubbish', '+', '+-1', '+0x1'].forEach(line => note(watched, line));
  expect([...watched]).toEqual([11]);
});
