import { Turns } from '../../src/local/turns';

test('work waits for the work before it, and goes on when that fails', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const first = turns.next(async () => {
    await new Promise(resolve => setTimeout(resolve, 10));
    done.push('first');
    throw new Error('no');
  });
  const second = turns.next(async () => {
    done.push('second');
    return 2;
  });
  await expect(first).rejects.toThrow('no');
  expect(await second).toBe(2);
  expect(done).toEqual(['first', 'second']);
});
