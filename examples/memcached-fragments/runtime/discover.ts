import { connect as connectPlain } from 'net';
import { connect as connectTls, ConnectionOptions } from 'tls';

const TIMEOUT = 2000;

/**
 * Asks the configuration endpoint of a cluster which nodes there are: `host:port` of each.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoDiscovery.AddingToYourClientLibrary.html
 */
export function discover(host: string, port: number, tls?: ConnectionOptions): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = tls ? connectTls({ ...tls, host, port }) : connectPlain({ host, port });
    let answer = '';
    socket.setTimeout(TIMEOUT, () => socket.destroy(new Error(`${host}:${port} does not answer`)));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`${host}:${port} has ended the connection`)));
    socket.on('data', data => {
      answer += data.toString('latin1');
      if (/^(END|ERROR)\r\n/m.test(answer)) {
        answer.startsWith('CONFIG') ? resolve(nodesIn(answer)) : reject(new Error(`${host}:${port} is no configuration endpoint`));
        socket.destroy();
      }
    });
    socket.write('config get cluster\r\n');
  });
}

/** Three lines: `CONFIG cluster 0 LENGTH`, the version of the list, and `host|ip|port` of each node with spaces between. */
function nodesIn(answer: string): string[] {
  return answer.split(/\r?\n/)[2].split(' ').map(node => node.split('|')).map(([host, ip, port]) => `${host || ip}:${port}`);
}
