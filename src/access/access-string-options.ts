/**
 * Commands, and the keys and channels that they may touch. A command is permitted when the rules of the user, or those of one
 * of its selectors, permit the command and everything that it touches.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export interface AccessSelector {
  /**
   * Categories (`@read`), commands (`get`) and subcommands (`client|id`) to permit, in any order.
   *
   * The more special rule counts: a subcommand over its command, a command over categories, categories over `@all`. So
   * `@all` without `@dangerous` but with `info` is `allow: ['@all', 'info'], deny: ['@dangerous']`.
   *
   * The engine refuses names that it does not know, and ElastiCache refuses the commands that it keeps for itself.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ClientConfig.RestrictedCommands.html
   */
  readonly allow?: string[];

  /**
   * Categories (`@dangerous`), commands (`keys`) and subcommands (`client|kill`) to refuse, in any order.
   *
   * Between rules that are equally special, such as two categories, a refusal counts. Subcommands can be refused from Redis
   * OSS 7.0 on, and with Valkey.
   *
   * @default - nothing of what is permitted
   */
  readonly deny?: string[];

  /**
   * Patterns of keys to read and write, such as `app:*`; `*` for all keys, whatever the other patterns are.
   *
   * `*` stands for any characters, `?` for one, `[ab]` for one of some.
   *
   * @default - none, so that only commands without a key work, and those on `readKeys` and `writeKeys`
   */
  readonly keys?: string[];

  /**
   * Patterns of keys to read only. From Redis OSS 7.0 on, and with Valkey.
   *
   * @default - none but `keys`
   */
  readonly readKeys?: string[];

  /**
   * Patterns of keys to write only. From Redis OSS 7.0 on, and with Valkey.
   *
   * @default - none but `keys`
   */
  readonly writeKeys?: string[];

  /**
   * Patterns of channels to publish and to subscribe to; `*` for all channels, an empty list for none. From Redis OSS 6.2 on,
   * and with Valkey.
   *
   * @default - as the cache's parameter `acl-pubsub-default` says, which is all channels unless it is changed; no channels
   * in a selector
   */
  readonly channels?: string[];

  /**
   * The databases, by number, in which commands are permitted. From Valkey 9.1 on.
   *
   * @default - all databases
   */
  readonly databases?: number[];
}

/** What a user may do. */
export interface AccessStringOptions extends AccessSelector {
  /**
   * Whether the user may log in. Switching it off does not end connections that are open.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * More sets of rules, each with its own keys and channels: `get` on `log:*`, say, besides what the user may do on `app:*`.
   * From Redis OSS 7.0 on, and with Valkey.
   *
   * @default - none
   */
  readonly selectors?: AccessSelector[];
}

/** What the users of an application, or of a report, may touch. */
export interface AccessPresetOptions {
  /**
   * Patterns of keys, such as `app:*`; `*` for all keys.
   *
   * @default ['*']
   */
  readonly keys?: string[];

  /**
   * Patterns of channels, such as `news:*`; `*` for all channels, an empty list for none. From Redis OSS 6.2 on, and with
   * Valkey.
   *
   * @default - as the cache's parameter `acl-pubsub-default` says, which is all channels unless it is changed
   */
  readonly channels?: string[];
}
