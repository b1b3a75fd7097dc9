import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { sentence } from '../../private/words';
import { MemcachedFacts } from '../facts';

const TLS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-mc.html';
const NEWEST = '1.6.22';

/** Errors about TLS. */
export const SECURITY_RULES: Array<Rule<MemcachedFacts>> = [
  {
    code: 'MemcachedTlsPreferred',
    clause: '`transitEncryption` is PREFERRED, and Memcached accepts either TLS or plaintext connections',
    see: TLS,
    broken: f => f.transitEncryption === TransitEncryption.PREFERRED,
    says: (_, w) => `${w.set('transitEncryption', 'preferred')} is not available with Memcached. `
      + `Create a cluster with ${w.set('transitEncryption', 'required')} and move the clients to it`,
  },
  {
    code: 'MemcachedTlsNeedsNewerVersion',
    dated: true,
    clause: 'TLS needs Memcached 1.6.12',
    see: TLS,
    broken: f => f.transitEncryption === TransitEncryption.REQUIRED && f.version.features.transitEncryption === false,
    says: (f, w) => `${w.set('transitEncryption', 'required')} needs Memcached 1.6.12 or later, got ${f.version.version}. `
      + `Use ${w.version('memcached', NEWEST)}, or ${w.set('transitEncryption', 'disabled')}`,
  },
  {
    code: 'MemcachedTlsNodeType',
    dated: true,
    clause: 'Memcached does not support TLS on `nodeType` of the family t2',
    see: TLS,
    broken: f => f.transitEncryption !== TransitEncryption.DISABLED && !f.nodeType._hasMemcachedTls,
    says: (f, w) => `${w.name('nodeType')} ${f.nodeType} does not support TLS with Memcached. `
      + `Use for example ${w.set('nodeType', 'cache.t4g.small')}, or ${w.set('transitEncryption', 'disabled')}`,
  },
];

/** Warnings about TLS. */
export const SECURITY_WARNINGS: Array<Rule<MemcachedFacts>> = [
  {
    code: 'MemcachedPlaintext',
    clause: 'clients connect to a Memcached cluster without TLS',
    see: TLS,
    broken: f => f.transitEncryption === TransitEncryption.DISABLED,
    says: (f, w) => f.version.features.transitEncryption === false
      ? `${w.name('version')} ${f.version.version} does not support TLS, which HIPAA and many policies require. `
        + `Use ${w.version('memcached', NEWEST)}, or acknowledge this warning`
      : `${w.set('transitEncryption', 'disabled')} cannot be changed on a running cluster. `
        + `${sentence(w.omit('transitEncryption'))} to use TLS, or acknowledge this warning`,
  },
];
