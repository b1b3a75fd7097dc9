import { authenticate, get, listMechanisms, responses } from './protocol';
import { CLOCK, FakeNode, LOGIN, pass, Rig, turns, until } from './rig';
import { makeCertificates } from '../../../src/local/certificates';

const right = () => authenticate(LOGIN.username, LOGIN.password);

let rig: Rig | undefined;
beforeEach(() => jest.useFakeTimers(CLOCK));
afterEach(async () => {
  await rig?.end();
  rig = undefined;
  jest.useRealTimers();
});

test('a client with the password talks to its node, from the first byte behind the login', async () => {
  rig = await Rig.start();
  const visitor = rig.visit();
  visitor.say(listMechanisms(), right(), get('key'));
  const answers = await visitor.hear(24 + 5 + 24 + 13);
  expect(responses(answers)).toMatchObject([{ value: 'PLAIN' }, { status: 0, value: 'Authenticated' }]);
  expect(await visitor.hear(27)).toEqual(get('key'));
  expect(Buffer.concat(rig.nodes[0].got)).toEqual(get('key'));
});

test.each([
  ['a wrong password', authenticate('app', 'guess')],
  ['a wrong user', authenticate('root', 'secret')],
  ['no login', get('key')],
  ['the text protocol', Buffer.from('get key\r\n')],
])('with %s the connection ends, and no node has been connected to', async (_what, bytes) => {
  rig = await Rig.start();
  const visitor = rig.visit();
  visitor.say(bytes, right());
  expect((await until(visitor.rest())).toString('latin1')).toMatch(/Auth failure\.$|^CLIENT_ERROR/);
  expect([rig.nodes[0].sockets.size, rig.nodes[0].got]).toEqual([0, []]);
  expect(rig.events('refused')).toEqual([{ event: 'refused', address: '127.0.0.1', why: expect.any(String) }]);
});

test('nothing of what clients send gets into the log', async () => {
  rig = await Rig.start();
  const visitor = rig.visit();
  visitor.say(authenticate('somebody', 'hunter2'));
  await until(visitor.rest());
  await rig.enter();
  expect(JSON.stringify(rig.lines)).not.toMatch(/somebody|hunter2|secret"/);
});

test('who does not log in within the time is dropped, even if a byte comes now and then', async () => {
  rig = await Rig.start({ loginSeconds: 0.3 });
  const silent = rig.visit();
  const slow = rig.visit();
  const trickle = setInterval(() => slow.say(Buffer.from([0x80])), 50);
  await until(Promise.all([silent.closed, slow.closed]));
  clearInterval(trickle);
  expect(rig.events('dropped')).toHaveLength(2);
});

test('a full house drops those who wait longest, and never one that is in', async () => {
  rig = await Rig.start({ pendingPerAddress: 5 });
  const inside = await rig.enter();
  const waiting = Array.from({ length: 12 }, () => rig!.visit());
  await Promise.all(waiting.slice(0, 7).map(({ closed }) => closed));
  expect(waiting.filter(({ socket }) => !socket.destroyed)).toHaveLength(5);
  await rig.enter();
  inside.say(get('key'));
  expect(await inside.hear(27)).toEqual(get('key'));
});

test('a port without a node, and one whose node is gone, end the connection without an answer to the login', async () => {
  rig = await Rig.start();
  const nowhere = rig.visit(1);
  nowhere.say(right());
  expect(await nowhere.rest()).toEqual(Buffer.alloc(0));
  rig.nodes[0].stop();
  const gone = rig.visit(0);
  gone.say(right());
  expect(await gone.rest()).toEqual(Buffer.alloc(0));
  expect(rig.events('error')).toEqual([{ event: 'error', what: 'node 1', error: 'ECONNREFUSED' }]);
});

test('when the nodes change, the connections to those that left end, and the port leads to the new one', async () => {
  const [old, stays, fresh] = await Promise.all([FakeNode.start(), FakeNode.start(), FakeNode.start((_bytes, socket) => socket.write('new'))]);
  rig = await Rig.start({ discoverySeconds: 0.1 }, [old, stays]);
  const [leaves, remains] = [await rig.enter(0), await rig.enter(1)];
  rig.nodes = [fresh, stays];
  // asked for again at most every five seconds
  await until(leaves.closed);
  const visitor = await rig.enter(0);
  visitor.say(get('key'));
  expect((await visitor.hear(3)).toString()).toBe('new');
  remains.say(get('key'));
  expect(await remains.hear(27)).toEqual(get('key'));
  old.stop();
});

test('a client that closes its half still gets the answer', async () => {
  const node = await FakeNode.start((_bytes, socket) => { setTimeout(() => socket.end('late'), 100); });
  rig = await Rig.start({}, [node]);
  const visitor = rig.visit(0, { allowHalfOpen: true });
  visitor.socket.end(Buffer.concat([right(), get('key')]));
  expect((await until(visitor.rest())).subarray(24 + 13).toString()).toBe('late');
});

test('a client that does not read holds its node back, and loses nothing', async () => {
  const large = Buffer.alloc(16 * 1024 * 1024, 'x');
  const node = await FakeNode.start((_bytes, socket) => socket.write(large));
  rig = await Rig.start({}, [node]);
  const visitor = await rig.enter();
  visitor.socket.pause();
  visitor.say(get('key'));
  await turns(20);
  const [backend] = node.sockets;
  for (let before = Infinity; before !== backend.writableLength;) {
    before = backend.writableLength;
    await turns(200);
  }
  // nothing moves any more, and most of it still waits at the node, not in the gate
  expect(backend.writableLength).toBeGreaterThan(0);
  visitor.socket.resume();
  expect((await visitor.hear(large.length)).equals(large)).toBe(true);
});

test('a node that hangs up ends the client after all that it had said', async () => {
  const node = await FakeNode.start((_bytes, socket) => socket.end(Buffer.alloc(1_000_000, 'y')));
  rig = await Rig.start({}, [node]);
  const visitor = await rig.enter();
  visitor.say(get('key'));
  expect((await visitor.rest()).length).toBe(1_000_000);
});

test('it is healthy when it serves, and not when it drains', async () => {
  rig = await Rig.start({ drainSeconds: 1 });
  await rig.enter();
  expect(await rig.health()).toBe(200);
  const stopped = rig.gate.stop();
  expect(await rig.health()).toBe(503);
  await until(stopped);
  await expect(rig.health()).rejects.toThrow();
});

test('draining lets a busy connection go on until the deadline, and ends a quiet one before', async () => {
  rig = await Rig.start({ drainSeconds: 4 });
  const [busy, quiet, waiting] = [await rig.enter(), await rig.enter(), rig.visit()];
  const begin = Date.now();
  let answered = 0;
  const traffic = setInterval(() => busy.say(get('key')), 100);
  busy.socket.on('data', () => { answered = Date.now(); });
  const stopped = rig.gate.stop();
  await waiting.closed;
  await expect(rig.enter()).rejects.toThrow();
  await until(quiet.closed);
  expect(busy.socket.destroyed).toBe(false);
  await until(stopped);
  clearInterval(traffic);
  expect(answered - begin).toBeGreaterThan(3000);
  expect(rig.events('end')).toEqual([{ event: 'end', cut: 1 }]);
});

test('connections and logins are counted', async () => {
  rig = await Rig.start({ drainSeconds: 0.1 });
  await rig.enter();
  const wrong = rig.visit();
  wrong.say(authenticate('app', 'guess'));
  await until(wrong.rest());
  await until(rig.gate.stop());
  const [first, ...rest] = rig.events('logins');
  expect(first).toEqual({ event: 'logins', accepted: 0, refused: 0, dropped: 0, connections: 0 });
  expect(rest).toEqual([{ event: 'logins', accepted: 1, refused: 1, dropped: 0, connections: 1 }]);
});

test('with a certificate clients speak TLS, 1.2 or newer, and see a new one without a restart', async () => {
  const [first, second] = [makeCertificates(), makeCertificates()];
  rig = await Rig.start({ certificateSecretArn: 'arn:tls', secretSeconds: 0.1 }, [], { 'arn:tls': first.certificate + first.key });
  await rig.enter(0, { tls: { ca: first.ca } });
  const [old, plain] = [rig.visit(0, { tls: { ca: first.ca, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } }), rig.visit()];
  plain.say(right());
  expect((await plain.rest()).includes('Authenticated')).toBe(false);
  await old.closed;
  rig.secrets['arn:tls'] = second.certificate + second.key;
  await pass(1500);
  await rig.enter(0, { tls: { ca: second.ca } });
});
