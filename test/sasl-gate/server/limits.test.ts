import { BackOff, originOf } from '../../../src/sasl-gate/server/back-off';
import { Pending } from '../../../src/sasl-gate/server/pending';

describe('connections that have not logged in', () => {
  test('the oldest one of an address goes for one more of it', () => {
    const pending = new Pending<string>(100, 2);
    expect(['a1', 'a2', 'a3', 'a4'].map(each => pending.add(each, 'a'))).toEqual([undefined, undefined, 'a1', 'a2']);
    expect(pending.add('b1', 'b')).toBeUndefined();
    expect([...pending]).toEqual(['a3', 'a4', 'b1']);
  });

  test('when all places are taken, the oldest of all goes', () => {
    const pending = new Pending<string>(2, 2);
    pending.add('a1', 'a');
    pending.add('b1', 'b');
    expect(pending.add('c1', 'c')).toBe('a1');
    pending.delete('b1');
    expect(pending.add('d1', 'd')).toBeUndefined();
    expect(pending.size).toBe(2);
  });

  test('nothing is kept of who is gone', () => {
    const pending = new Pending<number>(10, 10);
    for (let i = 0; i < 1000; i++) {
      pending.add(i, `address ${i}`);
      pending.delete(i);
    }
    pending.delete(1);
    expect(pending).toEqual(new Pending<number>(10, 10));
  });
});

describe('back-off after wrong logins', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('three are free, then the delay doubles up to two seconds', () => {
    const backOff = new BackOff();
    const delays = Array.from({ length: 10 }, () => {
      const delay = backOff.delayMs('a');
      backOff.failed('a');
      return delay;
    });
    expect(delays).toEqual([0, 0, 0, 100, 200, 400, 800, 1600, 2000, 2000]);
    expect(backOff.delayMs('b')).toBe(0);
  });

  test('a right login and a quiet minute make it forget', () => {
    const backOff = new BackOff();
    for (const address of ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b']) { backOff.failed(address); }
    backOff.succeeded('a');
    expect([backOff.delayMs('a'), backOff.delayMs('b')]).toEqual([0, 200]);
    jest.advanceTimersByTime(60_000);
    expect(backOff.delayMs('b')).toBe(0);
  });

  test('it remembers 4096 addresses at most', () => {
    const backOff = new BackOff();
    for (let i = 0; i < 10_000; i++) { backOff.failed(`address ${i}`); }
    expect(backOff.size).toBe(4096);
  });

  test.each([
    ['10.0.0.7', '10.0.0.7'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:bbbb:0:0:9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('%s counts as %s', (address, origin) => {
    expect(originOf(address)).toBe(origin);
  });
});
