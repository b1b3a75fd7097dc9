import { authenticate, get, listMechanisms, request, responses, version } from './protocol';
import { LoginExchange, Step } from '../../../src/sasl-gate/server/login-exchange';

const AUTH_ERROR = 0x20;
const AUTH_CONTINUE = 0x21;

function say(...frames: Buffer[]): Step[] {
  return new LoginExchange().receive(Buffer.concat(frames));
}

function replies(steps: Step[]) {
  return responses(Buffer.concat(steps.map(step => step.kind === 'verify' ? Buffer.alloc(0) : step.bytes)));
}

test('the one mechanism is PLAIN, and the opaque bytes come back', () => {
  expect(replies(say(listMechanisms(0xdeadbeef)))).toEqual([{ opcode: 0x20, status: 0, opaque: 0xdeadbeef, value: 'PLAIN' }]);
});

test('a login is judged', () => {
  expect(say(authenticate('app', 'secret'))).toEqual([{ kind: 'verify', login: { username: 'app', password: 'secret' } }]);
});

test('a right login is answered with success, and what was sent behind it is for the node', () => {
  const exchange = new LoginExchange();
  exchange.receive(Buffer.concat([authenticate('app', 'secret'), get('key')]));
  const { reply, rest } = exchange.accept();
  expect(responses(reply)).toEqual([{ opcode: 0x21, status: 0, opaque: 0, value: 'Authenticated' }]);
  expect(rest).toEqual(get('key'));
});

test('a wrong login is answered with an auth error, and nothing after it is heard', () => {
  const exchange = new LoginExchange();
  exchange.receive(authenticate('app', 'guess'));
  const step = exchange.refuse();
  expect(step).toMatchObject({ kind: 'close', why: 'wrong login' });
  expect(replies([step])).toEqual([{ opcode: 0x21, status: AUTH_ERROR, opaque: 0, value: 'Auth failure.' }]);
  expect(exchange.receive(authenticate('app', 'secret'))).toEqual([]);
});

test('a client may wait to be asked for its message', () => {
  const exchange = new LoginExchange();
  expect(replies(exchange.receive(request({ opcode: 0x21, key: 'PLAIN' })))).toMatchObject([{ status: AUTH_CONTINUE, value: '' }]);
  expect(exchange.receive(request({ opcode: 0x22, key: 'PLAIN', value: '\0app\0secret' }))).toMatchObject([{ kind: 'verify' }]);
  expect(responses(exchange.accept().reply)).toMatchObject([{ opcode: 0x22, status: 0 }]);
});

test('the version may be asked for before a login', () => {
  expect(replies(say(version()))).toMatchObject([{ opcode: 0x0b, status: 0, value: '1.6.0' }]);
});

test.each([
  ['a get', get('key')],
  ['a quiet set', request({ opcode: 0x11, key: 'key', value: 'value' })],
  ['a no-op', request({ opcode: 0x0a })],
  ['a step of nothing', request({ opcode: 0x22, key: 'PLAIN', value: '\0app\0secret' })],
])('%s before a login is refused as memcached does', (_what, frame) => {
  const steps = say(frame, authenticate('app', 'secret'));
  expect(steps).toMatchObject([{ kind: 'close', why: 'no login' }]);
  expect(replies(steps)).toMatchObject([{ status: AUTH_ERROR }]);
});

test('the text protocol gets a line in its own language', () => {
  expect(say(Buffer.from('get key\r\n'))).toEqual([
    { kind: 'close', bytes: Buffer.from('CLIENT_ERROR log in with SASL over the binary protocol\r\n'), why: 'not the binary protocol' },
  ]);
});

test('a body above 1 KiB is refused before it comes', () => {
  expect(say(request({ opcode: 0x21, key: 'PLAIN', value: Buffer.alloc(1019) }).subarray(0, 24))).toEqual([]);
  expect(say(request({ opcode: 0x21, key: 'PLAIN', value: Buffer.alloc(1020) }).subarray(0, 24))).toMatchObject([{ kind: 'close', why: 'too large' }]);
});

test('eight requests are answered, the ninth is not', () => {
  const eight = Array.from({ length: 8 }, () => listMechanisms());
  expect(say(...eight).map(step => step.kind)).toEqual(Array(8).fill('reply'));
  expect(say(...eight, authenticate('app', 'secret'))[8]).toMatchObject({ kind: 'close', why: 'too many requests' });
});

test.each([
  ['extras', request({ opcode: 0x20, extras: Buffer.alloc(4) })],
  ['a key longer than the body', Buffer.concat([Buffer.from([0x80, 0x20, 0, 9]), Buffer.alloc(20)])],
  ['a data type', Buffer.concat([Buffer.from([0x80, 0x20, 0, 0, 0, 1]), Buffer.alloc(18)])],
])('a request with %s is malformed', (_what, frame) => {
  expect(say(frame)).toMatchObject([{ kind: 'close', why: 'malformed' }]);
});

describe('the message of PLAIN, RFC 4616', () => {
  const judged = (value: string | Buffer, key = 'PLAIN') => say(request({ opcode: 0x21, key, value }))[0];

  test('may act for oneself', () => {
    expect(judged('app\0app\0secret')).toMatchObject({ kind: 'verify' });
  });

  test('may have any characters but NUL in name and password', () => {
    expect(judged('\0svc@cache:1\0pä:ss wörd')).toMatchObject({ login: { username: 'svc@cache:1', password: 'pä:ss wörd' } });
  });

  test.each([
    ['acts for somebody else', 'admin\0app\0secret'],
    ['has no password', '\0app\0'],
    ['has no name', '\0\0secret'],
    ['has two parts', 'app\0secret'],
    ['has four parts', '\0app\0secret\0more'],
    ['has a password of 256 bytes', `\0app\0${'x'.repeat(256)}`],
    ['is not UTF-8', Buffer.from([0, 0x61, 0, 0xff])],
  ])('is refused when it %s', (_what, value) => {
    expect(judged(value)).toMatchObject({ kind: 'close', why: 'wrong login' });
  });

  test.each(['plain', 'CRAM-MD5', 'SCRAM-SHA-256', ''])("is refused with the mechanism '%s'", mechanism => {
    expect(judged('\0app\0secret', mechanism)).toMatchObject({ kind: 'close', why: 'wrong login' });
  });
});
