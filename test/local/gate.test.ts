import * as net from 'node:net';
import { Gate } from '../../src/local/gate';
import { Ports } from '../../src/local/ports';

const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach(each => each.close()));

async function server(says: string): Promise<number> {
  const listening = net.createServer(socket => socket.end(says));
  opened.push(listening);
  await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve));
  return (listening.address() as net.AddressInfo).port;
}

function hear(port: number): Promise<string> {
  return new Promise(resolve => {
    let heard = '';
    net.connect(port, '127.0.0.1')
      .on('data', data => { heard += data.toString(); })
      .on('error', () => undefined)
      .on('close', () => resolve(heard));
  });
}

test('leads each connection to where it should go at that time', async () => {
  const targets = [await server('one'), await server('two')];
  let turn = 0;
  const gate = await Gate.open({ port: await new Ports().next(), target: () => targets[turn++] });
  opened.push(gate);
  expect([await hear(gate.port), await hear(gate.port)]).toEqual(['one', 'two']);
});

test('ends a connection that leads nowhere', async () => {
  const ports = new Ports();
  const nobody = await ports.next();
  const gate = await Gate.open({ port: await ports.next(), target: () => nobody });
  opened.push(gate);
  expect(await hear(gate.port)).toBe('');
});

test('gives no port twice', async () => {
  const ports = new Ports();
  const given = await Promise.all(Array.from({ length: 20 }, () => ports.next(true)));
  expect(new Set(given).size).toBe(20);
});
