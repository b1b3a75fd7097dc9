import { OPERATOR } from './access';
import { CertificateFiles } from './certificates';
import { BUS_OFFSET, HOST } from './ports';

/** Milliseconds without an answer after which a cluster takes a node for gone. */
export const NODE_TIMEOUT = 3000;
export const SOCKET_FILE = 'socket';
export const DUMP_FILE = 'dump.rdb';

/** The one parameter that only a start can change. */
const STARTING_PARAMETER = 'databases';

/** What of a parameter group has a meaning for a server that lives for minutes. */
const PARAMETERS = new Set([
  STARTING_PARAMETER, 'maxmemory-policy', 'notify-keyspace-events', 'timeout', 'tcp-keepalive', 'lua-time-limit',
  'slowlog-log-slower-than', 'slowlog-max-len', 'lfu-decay-time', 'lfu-log-factor',
]);

export interface NodeConfig {
  /** What clients connect to. */
  readonly port: number;
  /** What the server listens on, where a gate ends TLS before it. */
  readonly innerPort?: number;
  /** Given where the server ends TLS itself. */
  readonly tls?: CertificateFiles;
  readonly clusterMode: boolean;
  readonly operatorPassword: string;
  /** Words of `user` lines. */
  readonly access: readonly (readonly string[])[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** The lines of a server's configuration. */
export function renderConfig(config: NodeConfig): string {
  const lines: (string | number)[][] = [
    ['bind', HOST],
    ['protected-mode', 'no'],
    ...listening(config),
    ['unixsocket', SOCKET_FILE],
    ['unixsocketperm', 700],
    ['save', ''],
    ['appendonly', 'no'],
    ['repl-diskless-sync-delay', 0],
    ['masteruser', OPERATOR],
    ['masterauth', config.operatorPassword],
    ...config.access.map(words => ['user', ...words]),
    ...(config.clusterMode ? clustering(config) : []),
    ...Object.entries(config.parameters).filter(([name]) => PARAMETERS.has(name)),
  ];
  return lines.map(words => words.map(quote).join(' ') + '\n').join('');
}

/** What of the parameters a running server takes over. */
export function changeable(parameters: Readonly<Record<string, string>>): [name: string, value: string][] {
  return Object.entries(parameters).filter(([name]) => PARAMETERS.has(name) && name !== STARTING_PARAMETER);
}

/** The port that the other nodes use. */
export function peerPort(config: NodeConfig): number {
  return config.innerPort ?? config.port;
}

function listening(config: NodeConfig): (string | number)[][] {
  if (!config.tls) {
    return [['port', peerPort(config)], ['replica-announce-port', config.port]];
  }
  return [
    ['port', 0],
    ['tls-port', config.port],
    ['tls-cert-file', config.tls.certificateFile],
    ['tls-key-file', config.tls.keyFile],
    ['tls-ca-cert-file', config.tls.caFile],
    ['tls-auth-clients', 'no'],
    ['tls-replication', 'yes'],
    ['tls-cluster', 'yes'],
  ];
}

function clustering(config: NodeConfig): (string | number)[][] {
  return [
    ['cluster-enabled', 'yes'],
    ['cluster-config-file', 'nodes.conf'],
    ['cluster-node-timeout', NODE_TIMEOUT],
    // nodes stay in their shard, as the service's do
    ['cluster-allow-replica-migration', 'no'],
    ['cluster-announce-ip', HOST],
    ['cluster-announce-bus-port', peerPort(config) + BUS_OFFSET],
    // nodes know each other by the inner port, clients are sent to the gate
    ...(config.innerPort ? [['cluster-announce-client-port', config.port]] : []),
  ];
}

function quote(word: string | number): string {
  const text = String(word);
  return text === '' || /[\s"'\\]/.test(text) ? JSON.stringify(text) : text;
}
