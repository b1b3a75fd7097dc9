/**
 * Commands, and the keys and channels they may use. A command is permitted if either the rules of the user or one of its selectors
 * permit the command and everything it touches.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export interface AccessSelector {
  /**
   * Categories (`@read`), commands (`get`) and subcommands (`client|id`) to permit, in any order.
   *
   * The more specific rule wins: a subcommand over its command, a command over categories, categories over `@all`. For `@all` without
   * `@dangerous` but with `info`, write `allow: ['@all', 'info'], deny: ['@dangerous']`.
   *
   * The engine refuses unknown names. ElastiCache refuses the commands that it reserves for itself.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ClientConfig.RestrictedCommands.html
   */
  readonly allow?: string[];

  /**
   * Categories (`@dangerous`), commands (`keys`) and subcommands (`client|kill`) to refuse, in any order.
   *
   * Between equally specific rules, such as two categories, the refusal wins. Refusing subcommands needs Redis OSS 7.0 or later, or
   * Valkey.
   *
   * @default - nothing of what is permitted
   */
  readonly deny?: string[];

  /**
   * Patterns of keys to read and write, such as `app:*`. `*` permits all keys, whatever the other patterns are.
   *
   * `*` matches any characters, `?` one character, `[ab]` one of the listed characters.
   *
   * @default - none: only commands without a key work, and those on `readKeys` and `writeKeys`
   */
  readonly keys?: string[];

  /**
   * Patterns of keys to read but not write. Redis OSS 7.0 or later, and Valkey.
   *
   * @default - only `keys`
   */
  readonly readKeys?: string[];

  /**
   * Patterns of keys to write but not read. Redis OSS 7.0 or later, and Valkey.
   *
   * @default - only `keys`
   */
  readonly writeKeys?: string[];

  /**
   * Patterns of channels to publish and subscribe to. `*` permits all channels, an empty list none. Redis OSS 6.2 or later, and
   * Valkey.
   *
   * @default - as the cache's parameter `acl-pubsub-default` says: all channels unless you change it. In a selector: no channels
   */
  readonly channels?: string[];

  /**
   * Numbers of the databases in which the commands are permitted. Valkey 9.1 or later.
   *
   * @default - all databases
   */
  readonly databases?: number[];
}

/** What a user may do. */
export interface AccessStringOptions extends AccessSelector {
  /**
   * Whether the user may log in. Switching this off does not close open connections.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * More sets of rules, each with its own keys and channels. For example, permit `get` on `log:*` in addition to what the user may do
   * on `app:*`. Redis OSS 7.0 or later, and Valkey.
   *
   * @default - none
   */
  readonly selectors?: AccessSelector[];
}

/** The keys and channels of a preset, such as `AccessString.readOnly()`. */
export interface AccessPresetOptions {
  /**
   * Patterns of keys, such as `app:*`; `*` for all keys.
   *
   * @default ['*']
   */
  readonly keys?: string[];

  /**
   * Patterns of channels, such as `news:*`. `*` permits all channels, an empty list none. Redis OSS 6.2 or later, and Valkey.
   *
   * @default - as the cache's parameter `acl-pubsub-default` says: all channels unless you change it
   */
  readonly channels?: string[];
}
