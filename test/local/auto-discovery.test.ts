import * as net from 'node:net';
import * as path from 'node:path';
import { answerOf, AutoDiscovery, Configuration } from '../../src/local/auto-discovery';
import { Ports } from '../../src/local/ports';
import { Workspace } from '../../src/local/workspace';

const opened: { close(): unknown }[] = [];
afterEach(async () => { await Promise.all(opened.splice(0).reverse().map(each => each.close())); });

function ask(port: number, text: string, until: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = net.connect(port, '127.0.0.1').on('error', reject).on('data', bytes => {
      heard += bytes.toString();
      if (heard.endsWith(until)) {
        socket.destroy();
        resolve(heard);
      }
    });
    socket.write(text);
  });
}

async function open(configuration: () => Configuration): Promise<AutoDiscovery> {
  const workspace = new Workspace();
  opened.push(workspace);
  const socketFile = path.join(workspace.files.caFile, '..', 'first');
  const node = net.createServer(socket => socket.on('data', bytes => socket.write(`you said ${bytes.toString()}`)));
  await new Promise<void>(resolve => node.listen(socketFile, resolve));
  opened.push(node);
  const endpoint = await AutoDiscovery.open({ port: await new Ports().next(), configuration, firstNode: () => socketFile });
  opened.push(endpoint);
  return endpoint;
}

test('the answer has the format of the service: version, then host, address and port of each node', () => {
  expect(answerOf({ version: 12, nodes: [{ host: '127.0.0.1', port: 1 }, { host: '127.0.0.1', port: 2 }] }))
    .toBe('CONFIG cluster 0 47\r\n12\n127.0.0.1|127.0.0.1|1 127.0.0.1|127.0.0.1|2\n\r\nEND\r\n');
});

test('the nodes are those of the time of the question', async () => {
  let configuration: Configuration = { version: 1, nodes: [{ host: 'a', port: 1 }] };
  const { port } = await open(() => configuration);
  expect(await ask(port, 'config get cluster\r\n', 'END\r\n')).toContain('1\na|a|1\n');
  configuration = { version: 2, nodes: [{ host: 'b', port: 2 }] };
  expect(await ask(port, 'config get cluster\r\n', 'END\r\n')).toContain('2\nb|b|2\n');
});

test('everything else is answered by the first node', async () => {
  const { port } = await open(() => ({ version: 1, nodes: [] }));
  expect(await ask(port, 'version\r\n', '\r\n')).toBe('you said version\r\n');
});
