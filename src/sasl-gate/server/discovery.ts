import * as net from 'node:net';
import { GateError } from './log';

export interface CacheNode {
  readonly host: string;
  readonly port: number;
}

const QUESTION = 'config get cluster\r\n';
const MOST_BYTES = 64 * 1024;
const TIMEOUT_MS = 5000;
const ANSWER = /^CONFIG cluster \d+ \d+\r\n(\d+)\r?\n([^\r\n]*)\r?\n\r?\n?END\r\n/;
const NODE_NUMBER = /\.(\d{4})\./;

/**
 * The nodes in an answer of ElastiCache's auto discovery, in the order of their numbers.
 *
 * All tasks use the same order, so a port is the same node on all of them.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoDiscovery.AddingToYourClientLibrary.html
 */
export function readNodes(answer: string): CacheNode[] {
  const found = ANSWER.exec(answer);
  if (!found) {
    throw new GateError('the configuration endpoint gave no list of nodes; the gate needs an ElastiCache cluster of memcached 1.4.14 or newer');
  }
  const nodes = found[2].split(' ').filter(Boolean).map(readNode);
  // the sort is stable: nodes without a number keep their order
  return nodes.sort((one, other) => numberOf(one) - numberOf(other));
}

/** Asks the configuration endpoint. */
export function askNodes(connect: () => net.Socket): Promise<CacheNode[]> {
  return new Promise((resolve, reject) => {
    const socket = connect();
    let answer = '';
    const end = (finish: () => void) => {
      clearTimeout(timer);
      socket.destroy();
      finish();
    };
    const fail = (error: Error) => end(() => reject(error));
    const timer = setTimeout(() => fail(new GateError('the configuration endpoint does not answer')), TIMEOUT_MS);
    socket.setEncoding('latin1');
    socket.on('error', fail).on('end', () => fail(new GateError('the configuration endpoint hung up')));
    socket.on('data', text => {
      answer += text;
      if (/END\r\n$|^(\w+_)?ERROR\b.*\r\n$/.test(answer) || answer.length > MOST_BYTES) {
        end(() => {
          try {
            resolve(readNodes(answer));
          } catch (error) {
            reject(error as Error);
          }
        });
      }
    });
    socket.write(QUESTION);
  });
}

/** Reads `host|ip|port`. The certificate of the node contains the host. */
function readNode(text: string): CacheNode {
  const [host, ip, port] = text.split('|');
  const node = { host: host || ip, port: Number(port) };
  if (!node.host || !Number.isInteger(node.port) || node.port < 1 || node.port > 65535) {
    throw new GateError('the configuration endpoint gave a node without a host or a port');
  }
  return node;
}

function numberOf({ host }: CacheNode): number {
  return Number(NODE_NUMBER.exec(host)?.[1] ?? 0);
}
