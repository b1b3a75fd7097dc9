import { changeable, NodeConfig, renderConfig } from '../../src/local/node-config';

const BASE: NodeConfig = {
  port: 17000,
  clusterMode: false,
  operatorPassword: 'operator-password',
  access: [['default', 'reset', 'on', 'nopass', '~*', '&*', '+@all']],
  parameters: {},
};
const TLS = { caFile: '/run dir/ca.pem', certificateFile: '/run dir/node.pem', keyFile: '/run dir/node.key' };

function lines(config: Partial<NodeConfig>): string[] {
  return renderConfig({ ...BASE, ...config }).trimEnd().split('\n');
}

test('listens on this machine only and keeps nothing on disk', () => {
  expect(lines({})).toEqual(expect.arrayContaining(['bind 127.0.0.1', 'port 17000', 'save ""', 'appendonly no']));
});

test('has no port without TLS where the server ends TLS itself', () => {
  const config = lines({ tls: TLS });
  expect(config).toEqual(expect.arrayContaining(['port 0', 'tls-port 17000', 'tls-replication yes', 'tls-cluster yes']));
  expect(config).toContain('tls-cert-file "/run dir/node.pem"');
  expect(config).not.toContain('port 17000');
});

test('announces the gate to clients and the inner port to nodes', () => {
  const config = lines({ innerPort: 18000, clusterMode: true });
  expect(config).toEqual(expect.arrayContaining(
    ['port 18000', 'cluster-enabled yes', 'cluster-announce-client-port 17000', 'cluster-announce-bus-port 28000']));
});

test('joins no cluster unless told to', () => {
  expect(lines({}).filter(line => line.startsWith('cluster'))).toEqual([]);
});

test('gives users and the login of replicas', () => {
  expect(lines({})).toEqual(expect.arrayContaining([
    'user default reset on nopass ~* &* +@all', 'masteruser local-operator', 'masterauth operator-password',
  ]));
});

test('takes over the parameters that mean something here', () => {
  const config = lines({ parameters: { 'maxmemory-policy': 'allkeys-lru', 'reserved-memory-percent': '25', 'dir': '/' } });
  expect(config).toContain('maxmemory-policy allkeys-lru');
  expect(config.some(line => line.startsWith('reserved') || line.startsWith('dir'))).toBe(false);
});

test('keeps nodes of a cluster in their shard', () => {
  expect(lines({ clusterMode: true })).toContain('cluster-allow-replica-migration no');
});

test('gives a running server what it takes over', () => {
  expect(changeable({ 'maxmemory-policy': 'allkeys-lru', 'databases': '4', 'cluster-enabled': 'yes' })).toEqual([['maxmemory-policy', 'allkeys-lru']]);
});
