import { inspect } from 'node:util';
import { Credentials } from '../../../src/sasl-gate/server/credentials';
import { GateError } from '../../../src/sasl-gate/server/log';
import { ReadSecret, Stage } from '../../../src/sasl-gate/server/secrets';

const login = (password: string, username = 'app') => ({ username, password });
const text = (password: string) => JSON.stringify({ username: 'app', password, engine: 'memcached' });

/** A secret whose versions a test changes. */
class FakeSecret {
  public current: string | undefined = text('one');
  public previous: string | undefined;
  public failure?: Error;
  public reads: Stage[] = [];

  public readonly read: ReadSecret = async (_arn, stage) => {
    this.reads.push(stage);
    if (this.failure) { throw this.failure; }
    return stage === 'AWSCURRENT' ? this.current : this.previous;
  };
}

function credentials(secret: FakeSecret) {
  const errors: unknown[] = [];
  return { errors, credentials: new Credentials({ secretArn: 'arn:login', read: secret.read, onError: error => errors.push(error) }) };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a right login is let in without another look at the secret', async () => {
  const secret = new FakeSecret();
  const { credentials: known } = credentials(secret);
  await known.refresh();
  expect(await known.verify(login('one'))).toBe(true);
  expect(secret.reads).toEqual(['AWSCURRENT', 'AWSPREVIOUS']);
});

test.each([login('two'), login('one', 'other'), login('', ''), login('onee'), login('ne', 'app\0o')])('%j is refused', async wrong => {
  const { credentials: known } = credentials(new FakeSecret());
  await known.refresh();
  const judged = known.verify(wrong);
  await jest.advanceTimersByTimeAsync(1000);
  expect(await judged).toBe(false);
});

test('both the current and the previous password let in', async () => {
  const secret = new FakeSecret();
  [secret.current, secret.previous] = [text('two'), text('one')];
  const { credentials: known } = credentials(secret);
  await known.refresh();
  expect([await known.verify(login('one')), await known.verify(login('two'))]).toEqual([true, true]);
});

test('a password that is newer than the last look is let in: nobody is refused before one more look', async () => {
  const secret = new FakeSecret();
  const { credentials: known } = credentials(secret);
  await known.refresh();
  secret.current = text('two');
  const judged = known.verify(login('two'));
  await jest.advanceTimersByTimeAsync(1000);
  expect(await judged).toBe(true);
});

test('a look that had begun before the login came does not count', async () => {
  const secret = new FakeSecret();
  let release: (value: string) => void = () => undefined;
  const read = jest.fn<Promise<string | undefined>, Parameters<ReadSecret>>(secret.read);
  read.mockImplementationOnce(() => new Promise(resolve => { release = resolve; }));
  const known = new Credentials({ secretArn: 'arn:login', read, onError: error => { throw error; } });
  const first = known.refresh();
  await jest.advanceTimersByTimeAsync(0);
  secret.current = text('two');
  const judged = known.verify(login('two'));
  release(text('one'));
  await first;
  await jest.advanceTimersByTimeAsync(1000);
  expect(await judged).toBe(true);
});

test('a thousand wrong logins share one look a second', async () => {
  const secret = new FakeSecret();
  const { credentials: known } = credentials(secret);
  await known.refresh();
  const judged = Promise.all(Array.from({ length: 1000 }, (_, i) => known.verify(login(`guess ${i}`))));
  await jest.advanceTimersByTimeAsync(1000);
  expect((await judged).some(Boolean)).toBe(false);
  expect(secret.reads.filter(stage => stage === 'AWSCURRENT')).toHaveLength(2);
});

test('where the secret cannot be read, what was known holds', async () => {
  const secret = new FakeSecret();
  const { credentials: known, errors } = credentials(secret);
  await known.refresh();
  secret.failure = new GateError('Secrets Manager refused');
  const judged = known.verify(login('two'));
  await jest.advanceTimersByTimeAsync(1000);
  expect([await judged, await known.verify(login('one')), errors]).toEqual([false, true, [secret.failure]]);
});

test.each([undefined, 'one', '{}', '{"username":"app"}', '{"username":"app","password":7}', 'null'])('a secret of %j is reported without its text', async broken => {
  const secret = new FakeSecret();
  secret.current = broken;
  const { credentials: known, errors } = credentials(secret);
  await known.refresh();
  expect(known.known).toBe(false);
  expect(errors).toEqual([new GateError("the secret arn:login must be JSON with a 'username' and a 'password'")]);
});

test('the passwords themselves are not kept', async () => {
  const secret = new FakeSecret();
  secret.current = text('hunter2');
  const { credentials: known } = credentials(secret);
  await known.refresh();
  const kept = inspect(known['accepted' as keyof Credentials], { depth: 3 });
  expect(kept).toMatch(/^\[\s+<Buffer/);
  expect(kept).not.toContain(Buffer.from('hunter2').toString('hex').replace(/(..)/g, '$1 ').trim());
});
