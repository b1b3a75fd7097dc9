import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { MemcachedFacts } from '../facts';

const TLS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-mc.html';

export const SECURITY_RULES: Array<Rule<MemcachedFacts>> = [
  {
    code: 'MemcachedTlsPreferred',
    clause: 'Memcached takes TLS or plaintext connections, not both',
    see: TLS,
    broken: f => f.transitEncryption === TransitEncryption.PREFERRED,
    says: () => '\'transitEncryption\' must be REQUIRED or DISABLED for Memcached, got PREFERRED; write TransitEncryption.REQUIRED and move clients to a new cluster',
  },
  {
    code: 'MemcachedTlsNeedsNewerVersion',
    dated: true,
    clause: 'TLS needs Memcached 1.6.12',
    see: TLS,
    broken: f => f.transitEncryption === TransitEncryption.REQUIRED && f.version.features.transitEncryption === false,
    says: f => `'transitEncryption' REQUIRED needs Memcached 1.6.12 or later, got version ${f.version.version}; write MemcachedVersion.V1_6_22, or TransitEncryption.DISABLED`,
  },
  {
    code: 'MemcachedTlsNodeType',
    dated: true,
    clause: 'TLS cannot be had on node types of the family t2 with Memcached',
    see: TLS,
    broken: f => f.transitEncryption !== TransitEncryption.DISABLED && !f.nodeType._hasMemcachedTls,
    says: f => `'nodeType' ${f.nodeType} has no TLS with Memcached; write NodeType.of('cache.t4g.small'), or TransitEncryption.DISABLED`,
  },
];

export const SECURITY_WARNINGS: Array<Rule<MemcachedFacts>> = [
  {
    code: 'MemcachedPlaintext',
    clause: 'data travels unencrypted between clients and a Memcached cluster',
    see: TLS,
    broken: f => f.transitEncryption === TransitEncryption.DISABLED,
    says: f => f.version.features.transitEncryption === false
      ? `'version' ${f.version.version} has no TLS, which HIPAA and many policies ask for; write MemcachedVersion.V1_6_22, or acknowledge this`
      : '\'transitEncryption\' is DISABLED, and it cannot be switched on later on a running cluster; leave it out to have TLS, or acknowledge this',
  },
];
