import * as fc from 'fast-check';
import { authenticate, request } from './protocol';
import { LoginExchange, Step } from '../../../src/sasl-gate/server/login-exchange';

/** What became of a client: all that it was told, what its node got, and whether the connection is over. */
interface Outcome {
  readonly told: string;
  readonly node?: string;
  readonly end?: string;
}

const RIGHT = { username: 'app', password: 'secret' };
const LOGIN = authenticate(RIGHT.username, RIGHT.password);

/** The gate's own exchange, fed piece by piece. */
function converse(chunks: readonly Buffer[]): Outcome {
  const exchange = new LoginExchange();
  const told: Buffer[] = [];
  let judged = false;
  let accepted = false;
  let end: string | undefined;
  const node: Buffer[] = [];
  const take = (steps: readonly Step[]) => steps.forEach(step => {
    if (end !== undefined || accepted) { throw new Error('a step after the last one'); }
    if (step.kind === 'verify') {
      judged = true;
      if (step.login.username !== RIGHT.username || step.login.password !== RIGHT.password) {
        return take([exchange.refuse()]);
      }
      const { reply, rest } = exchange.accept();
      accepted = true;
      told.push(reply);
      node.push(rest);
      return;
    }
    told.push(step.bytes);
    if (step.kind === 'close') { end = step.why; }
  });
  for (const piece of chunks) {
    // after a login the bytes of a client go to its node without the exchange
    accepted ? node.push(piece) : take(exchange.receive(piece));
    // at most one frame waits for the rest of it
    if (exchange.buffered >= 24 + 1024 && !accepted) { throw new Error('too much is kept'); }
  }
  if (node.length > 0 && !judged) { throw new Error('a node got bytes without a login'); }
  return { told: Buffer.concat(told).toString('latin1'), node: accepted ? Buffer.concat(node).toString('latin1') : undefined, end };
}

/** The same, said once more in the plainest way: over all the bytes at once. */
function expected(bytes: Buffer): Outcome {
  let told = '';
  const answer = (frame: Buffer, status: number, value: string) => {
    const header = Buffer.alloc(24);
    header[0] = 0x81;
    header[1] = frame[1];
    header[7] = status;
    header[11] = value.length;
    frame.copy(header, 12, 12, 16);
    told += header.toString('latin1') + value;
  };
  let asked = false;
  for (let at = 0, frames = 0; ; frames++) {
    const left = bytes.subarray(at);
    const refused = (end: string) => {
      answer(left, 0x20, 'Auth failure.');
      return { told, node: undefined, end };
    };
    if (left.length === 0) { return { told }; }
    if (left[0] !== 0x80) { return { told: `${told}CLIENT_ERROR log in with SASL over the binary protocol\r\n`, end: 'not the binary protocol' }; }
    if (left.length < 24) { return { told }; }
    const [key, body] = [left.readUInt16BE(2), left.readUInt32BE(8)];
    if (left[4] !== 0 || left[5] !== 0 || key > body) { return refused('malformed'); }
    if (body > 1024) { return refused('too large'); }
    if (frames === 8) { return refused('too many requests'); }
    if (left.length < 24 + body) { return { told }; }
    const mechanism = left.toString('latin1', 24, 24 + key);
    const value = left.toString('latin1', 24 + key, 24 + body);
    const opcode = left[1];
    if (opcode === 0x20) {
      answer(left, 0, 'PLAIN');
    } else if (opcode === 0x0b) {
      answer(left, 0, '1.6.0');
    } else if (opcode === 0x21 && mechanism === 'PLAIN' && value === '') {
      answer(left, 0x21, '');
      asked = true;
    } else if (opcode === 0x21 || (opcode === 0x22 && asked)) {
      if (mechanism !== 'PLAIN' || !['\0app\0secret', 'app\0app\0secret'].includes(value)) { return refused('wrong login'); }
      answer(left, 0, 'Authenticated');
      return { told, node: bytes.toString('latin1', at + 24 + body) };
    } else {
      return refused('no login');
    }
    at += 24 + body;
  }
}

function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [...new Set(cuts.map(cut => cut % (bytes.length + 1)))].sort((one, other) => one - other);
  return [0, ...at].map((from, i) => bytes.subarray(from, at[i])).filter(piece => piece.length > 0);
}

function holds(bytes: Buffer, cuts: readonly number[]): void {
  const [one, other] = [converse(pieces(bytes, cuts)), expected(bytes)];
  // a hundred thousand comparisons by jest would take longer than all the rest
  if (one.told !== other.told || one.node !== other.node || one.end !== other.end) { expect(one).toEqual(other); }
  seen.add(other.end ?? (other.node === undefined ? 'waits' : other.node === '' ? 'in' : 'in, with more'));
}

const seen = new Set<string>();
const cuts = fc.array(fc.nat(4096), { maxLength: 6 });
const bytes = fc.uint8Array({ maxLength: 80 }).map(array => Buffer.from(array));
const frame = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(request({ opcode: 0x20 }), request({ opcode: 0x0b }), request({ opcode: 0x21, key: 'PLAIN' })) },
  { weight: 2, arbitrary: fc.constantFrom(LOGIN, authenticate('app', 'secret', 'app'), request({ opcode: 0x22, key: 'PLAIN', value: '\0app\0secret' })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(authenticate('app', 'guess'), authenticate('', ''), authenticate('other', 'secret'), authenticate('app', 'secret', 'other')),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      opcode: fc.oneof(fc.constantFrom(0x00, 0x01, 0x0a, 0x0b, 0x11, 0x20, 0x21, 0x22), fc.nat(255)),
      key: fc.constantFrom('', 'PLAIN', 'key'),
      value: fc.oneof(fc.constantFrom('', '\0app\0secret', 'app\0secret'), fc.string({ maxLength: 40 })),
      opaque: fc.nat(0xffffffff),
    }).map(request),
  },
  { weight: 1, arbitrary: fc.nat(1100).map(length => request({ opcode: 0x21, key: 'PLAIN', value: Buffer.alloc(length, 'x') })) },
);
const harmless = fc.constantFrom(request({ opcode: 0x20 }), request({ opcode: 0x0b }), request({ opcode: 0x21, key: 'PLAIN' }));
const exchange = fc.oneof(
  { weight: 3, arbitrary: fc.array(frame, { minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.tuple(fc.array(harmless, { maxLength: 10 }), frame).map(([before, last]) => [...before, last]) },
).map(frames => Buffer.concat(frames));
/** Bytes changed, put in between or taken out. */
const mutations = fc.array(fc.tuple(fc.constantFrom('set', 'insert', 'remove', 'cut'), fc.nat(2048), fc.nat(255)), { minLength: 1, maxLength: 4 });

function mutated(original: Buffer, changes: readonly (readonly [string, number, number])[]): Buffer {
  return changes.reduce((before, [change, where, value]) => {
    const at = where % (before.length + 1);
    const [from, behind] = [before.subarray(at), before.subarray(at + 1)];
    const after = { set: [behind, value], insert: [from, value], remove: [behind], cut: [] }[change] ?? [];
    const [rest = Buffer.alloc(0), byte] = after as [Buffer?, number?];
    return Buffer.concat([before.subarray(0, at), Buffer.from(byte === undefined ? [] : [byte]), rest]);
  }, original);
}

// 210,000 inputs; each has its answer from the plain reading of the protocol above, and the pieces it comes in must not matter
test.each([
  ['bytes without a meaning', 30_000, bytes],
  ['bytes behind a valid beginning', 40_000, fc.tuple(frame, bytes).map(both => Buffer.concat(both))],
  ['conversations', 60_000, exchange],
  ['conversations with mistakes', 80_000, fc.tuple(exchange, mutations).map(([original, changes]) => mutated(original, changes))],
])('%s: nothing is thrown, no byte gets to a node without the right login, the limits hold', (_what, numRuns, input) => {
  fc.assert(fc.property(input, cuts, holds), { numRuns });
});

test('the inputs reached what they are for: every limit, logins right and wrong, bytes behind a login', () => {
  expect([...seen].sort()).toEqual([
    'in', 'in, with more', 'malformed', 'no login', 'not the binary protocol', 'too large', 'too many requests', 'waits', 'wrong login',
  ]);
});

test('each byte alone makes no difference', () => {
  const whole = Buffer.concat([request({ opcode: 0x20 }), LOGIN, request({ opcode: 0, key: 'key' })]);
  expect(converse([...whole].map(byte => Buffer.from([byte])))).toEqual(expected(whole));
});
