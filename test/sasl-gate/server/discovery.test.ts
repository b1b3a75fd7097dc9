import * as net from 'node:net';
import { answerOf } from '../../../src/local/auto-discovery';
import { askNodes, readNodes } from '../../../src/sasl-gate/server/discovery';
import { Nodes } from '../../../src/sasl-gate/server/nodes';

/** As the service's documentation shows it: AutoDiscovery.AddingToYourClientLibrary, "Output Format". */
const DOCUMENTED = 'CONFIG cluster 0 136\r\n12\n'
  + 'myCluster.pc4ldq.0001.use1.cache.amazonaws.com|10.82.235.120|11211 myCluster.pc4ldq.0002.use1.cache.amazonaws.com|10.80.249.27|11211\n\r\nEND\r\n';
const node = (number: string) => `m.abc.${number}.euw1.cache.amazonaws.com`;
const answer = (...hosts: string[]) => `CONFIG cluster 0 9\r\n1\n${hosts.map(host => `${host}|10.0.0.1|11211`).join(' ')}\n\r\nEND\r\n`;

const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach(each => each.close()));

/** An endpoint that says its text in pieces. */
async function endpoint(...pieces: string[]): Promise<() => net.Socket> {
  const server = net.createServer(socket => {
    socket.on('error', () => undefined).on('data', async () => {
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      if (pieces.length === 0) { socket.end(); }
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  opened.push(server);
  return () => net.connect((server.address() as net.AddressInfo).port, '127.0.0.1');
}

test('reads the documented answer', () => {
  expect(readNodes(DOCUMENTED)).toEqual([
    { host: 'myCluster.pc4ldq.0001.use1.cache.amazonaws.com', port: 11211 }, { host: 'myCluster.pc4ldq.0002.use1.cache.amazonaws.com', port: 11211 },
  ]);
});

test('nodes are in the order of their numbers, whatever order they are told in', () => {
  expect(readNodes(answer(node('0010'), node('0002'), node('0001'))).map(({ host }) => host)).toEqual([node('0001'), node('0002'), node('0010')]);
});

test('nodes without a number stay in the order that they are told in', () => {
  expect(readNodes('CONFIG cluster 0 9\r\n1\nb|b|3 a|a|1\n\r\nEND\r\n')).toEqual([{ host: 'b', port: 3 }, { host: 'a', port: 1 }]);
});

test('a node without a name is known by its address', () => {
  expect(readNodes('CONFIG cluster 0 9\r\n1\n|10.0.0.1|11211\n\r\nEND\r\n')).toEqual([{ host: '10.0.0.1', port: 11211 }]);
});

test('reads what the local endpoint says', () => {
  expect(readNodes(answerOf({ version: 3, nodes: [{ host: '127.0.0.1', port: 1 }, { host: '127.0.0.1', port: 2 }] }))).toHaveLength(2);
});

test.each([
  ['ERROR\r\n', 'the configuration endpoint gave no list of nodes'],
  ['CONFIG cluster 0 1\r\n1\nhost|1.1.1.1|none\n\r\nEND\r\n', 'a node without a host or a port'],
  ['CONFIG cluster 0 1\r\n1\nhost|1.1.1.1|70000\n\r\nEND\r\n', 'a node without a host or a port'],
])('refuses %j', (text, sentence) => {
  expect(() => readNodes(text)).toThrow(sentence);
});

test('an answer may come in pieces', async () => {
  expect(await askNodes(await endpoint(DOCUMENTED.slice(0, 30), DOCUMENTED.slice(30, 200), DOCUMENTED.slice(200)))).toHaveLength(2);
});

test.each([
  ['hangs up', [], 'hung up'],
  ['does not know the question', ['ERROR\r\n'], 'no list of nodes'],
  ['never ends', ['x'.repeat(70_000)], 'no list of nodes'],
])('fails when the endpoint %s', async (_what, pieces, sentence) => {
  await expect(askNodes(await endpoint(...pieces))).rejects.toThrow(sentence);
});

test('a change is told once, and a failure leaves the nodes as they are', async () => {
  jest.useFakeTimers();
  const answers = [[{ host: 'a', port: 1 }], [{ host: 'a', port: 1 }], undefined, [{ host: 'b', port: 1 }]];
  const events: string[] = [];
  const nodes = new Nodes({
    ask: async () => answers.shift() ?? Promise.reject(new Error('gone')),
    onChange: told => events.push(`now ${told[0].host}`),
    onError: () => events.push(`failed, still ${nodes.at(0)?.host}`),
  });
  for (let turn = 0; turn < 4; turn++) {
    const refreshed = nodes.refresh();
    await jest.advanceTimersByTimeAsync(5000);
    await refreshed;
  }
  jest.useRealTimers();
  expect(events).toEqual(['now a', 'failed, still a', 'now b']);
  expect([nodes.known, nodes.at(1)]).toEqual([true, undefined]);
});
