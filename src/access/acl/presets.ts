import { AccessPresetOptions, AccessStringOptions } from '../access-string-options';

/**
 * What clients call while they connect, and find the nodes and their roles. INFO and ROLE are in @dangerous; in Redis OSS 6,
 * so are all of CLIENT and CLUSTER, and ASKING, READONLY, READWRITE and SELECT are not in @connection.
 *
 * CLIENT SETINFO is not named: Redis OSS 7.0 refuses rules about commands that it does not know. Newer engines have it in
 * @connection, and clients live without it.
 */
const HANDSHAKE = [
  'asking', 'info', 'readonly', 'readwrite', 'role', 'select',
  'client|getname', 'client|id', 'client|setname',
  'cluster|info', 'cluster|keyslot', 'cluster|myid', 'cluster|nodes', 'cluster|shards', 'cluster|slots',
];

/** Without the commands for shards (SSUBSCRIBE), which Redis OSS 6 does not know and so refuses to permit. */
const LISTENING = ['psubscribe', 'punsubscribe', 'subscribe', 'unsubscribe'];

/** @dangerous includes @admin. */
const DANGEROUS = ['@dangerous'];

export function readOnly(options: AccessPresetOptions): AccessStringOptions {
  return {
    ...target(options),
    allow: ['@connection', '@read', '@transaction', ...HANDSHAKE, ...options.channels?.length ? LISTENING : []],
    deny: DANGEROUS,
  };
}

export function application(options: AccessPresetOptions): AccessStringOptions {
  return { ...target(options), allow: ['@all', ...HANDSHAKE], deny: DANGEROUS };
}

function target(options: AccessPresetOptions) {
  return { keys: options.keys ?? ['*'], channels: options.channels };
}
