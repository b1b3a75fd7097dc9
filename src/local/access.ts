import * as crypto from 'node:crypto';

/** A user of a user group, as the service describes it. */
export interface User {
  readonly name: string;
  readonly accessString: string;
  /** None at all: whoever gives the name is let in. */
  readonly passwords: readonly string[];
}

export type TokenStrategy = 'ROTATE' | 'SET' | 'DELETE';

/** The digests of the tokens that are valid now; `optional` lets clients in that give none. */
export interface Tokens {
  readonly digests: readonly string[];
  readonly optional: boolean;
}

/** The user that the launcher and the replicas log in as. */
export const OPERATOR = 'local-operator';

/**
 * What the service keeps for itself.
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RestrictedCommands.html
 */
export const RESTRICTED = [
  '-acl|deluser', '-acl|load', '-acl|save', '-acl|setuser', '-bgrewriteaof', '-bgsave', '-config', '-debug', '-migrate', '-module',
  '-psync', '-replicaof', '-save', '-shutdown', '-slaveof', '-sync',
];

export function tokensOf(token?: string): Tokens {
  return token ? { digests: [digest(token)], optional: false } : { digests: [], optional: true };
}

/**
 * ROTATE keeps the newest token beside the new one, SET leaves only the new one, DELETE leaves none.
 *
 * A first token that comes by ROTATE stays optional until SET, so that clients can follow.
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
 */
export function nextTokens(now: Tokens, strategy: TokenStrategy, token?: string): Tokens {
  if (strategy === 'DELETE') {
    return tokensOf(undefined);
  }
  if (!token) {
    throw new Error(`the strategy ${strategy} needs a token`);
  }
  return strategy === 'SET' ? tokensOf(token) : { digests: [...now.digests.slice(-1), digest(token)], optional: now.optional };
}

/** The words of `ACL SETUSER` for each user, the default user first: all of the access that a group gives. */
export function accessRules(tokens: Tokens, users: readonly User[]): string[][] {
  if (users.length === 0) {
    const passwords = tokens.optional ? ['nopass'] : tokens.digests.map(d => `#${d}`);
    return [['default', 'reset', 'on', ...passwords, '~*', '&*', '+@all', ...RESTRICTED]];
  }
  const rules = users.map(userRule);
  // without a default user in the group nobody gets in without a name
  return users.some(user => user.name === 'default') ? rules : [['default', 'reset', 'off'], ...rules];
}

export function operatorRule(password: string): string[] {
  return [OPERATOR, 'reset', 'on', `#${digest(password)}`, '~*', '&*', '+@all'];
}

function userRule(user: User): string[] {
  const passwords = user.passwords.length > 0 ? user.passwords.map(p => `#${digest(p)}`) : ['nopass'];
  // 'reset' takes away all channels; the service starts from all of them
  const access = user.accessString.trim().split(/\s+/);
  return [user.name, 'reset', '&*', ...passwords, ...access, ...RESTRICTED];
}

function digest(password: string): string {
  return crypto.createHash('sha256').update(password).digest('hex');
}
