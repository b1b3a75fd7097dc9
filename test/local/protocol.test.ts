import { answer, Handlers, parseRequest } from '../../src/local/protocol';

function handlers(some: Partial<Handlers>): Handlers {
  return some as Handlers;
}

test('reads a request', () => {
  expect(parseRequest('{"id":1,"op":"deleteMemcached","name":"m"}')).toEqual({ id: 1, op: 'deleteMemcached', args: { name: 'm' } });
});

test.each([
  ['not json', 'a request must be one line of JSON'],
  ['[1]', 'a request must be a JSON object'],
  ['{"op":"describe"}', "a request needs a number 'id'"],
  ['{"id":1,"op":"toString"}', "unknown operation 'toString'; known: createReplicationGroup"],
])('refuses %s', (line, sentence) => {
  expect(() => parseRequest(line)).toThrow(sentence);
});

test('answers with what the operation gives', async () => {
  const reply = await answer('{"id":7,"op":"describe"}', handlers({ describe: async () => ({ memcached: [] }) }));
  expect(JSON.parse(reply)).toEqual({ id: 7, ok: { memcached: [] } });
});

test('answers an operation that gives nothing', async () => {
  const reply = await answer('{"id":7,"op":"deleteMemcached","name":"m"}', handlers({ deleteMemcached: async () => undefined }));
  expect(JSON.parse(reply)).toEqual({ id: 7, ok: {} });
});

test('answers a failure with its sentence and the id', async () => {
  const failing = handlers({ describe: async () => { throw new Error('no redis-server found'); } });
  expect(JSON.parse(await answer('{"id":7,"op":"describe"}', failing))).toEqual({ id: 7, error: 'no redis-server found' });
  expect(JSON.parse(await answer('{"id":8,"op":"nope"}', failing))).toMatchObject({ id: 8 });
});

test('never repeats a line that may hold a token', async () => {
  expect(await answer('{"id":1,"token":"secret', handlers({}))).not.toContain('secret');
});

test.each(['scaleReplicas', 'scaleShards', 'createSnapshot', 'deleteSnapshot', 'updateParameters'])('knows %s', op => {
  expect(parseRequest(JSON.stringify({ id: 1, op, name: 'g' }))).toEqual({ id: 1, op, args: { name: 'g' } });
});
