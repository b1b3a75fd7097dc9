import { AccessString } from '../../src/access/access-string';

/** Access that a real engine must accept, as far as it has the features (`_features()`). */
export const SAMPLES: Record<string, AccessString> = {
  'an administrator': AccessString.administrator(),
  'an application': AccessString.application(),
  'an application on its keys and channels': AccessString.application({ keys: ['app:*', 'shared:*'], channels: ['app:*'] }),
  'an application without channels': AccessString.application({ channels: [] }),
  'a reader': AccessString.readOnly(),
  'a reader that listens': AccessString.readOnly({ keys: ['app:*'], channels: ['news:*', 'alerts'] }),
  'a reader that listens to everything': AccessString.readOnly({ channels: ['*'] }),
  'a user that is off': AccessString.off(),
  'a user that may do nothing': AccessString.rules({}),
  'one command on one key': AccessString.rules({ allow: ['get'], keys: ['greeting'] }),
  'categories and commands': AccessString.rules({ allow: ['@read', '@hash', 'ping'], deny: ['hset', 'hdel'], keys: ['app::*'] }),
  'all commands but some': AccessString.rules({ allow: ['@all', 'info'], deny: ['@dangerous', 'keys'], keys: ['*'] }),
  'a subcommand': AccessString.rules({ allow: ['client|id', 'script|load', 'get'], keys: ['*'] }),
  'a refused subcommand': AccessString.rules({ allow: ['@all'], deny: ['client|kill', 'script|flush'], keys: ['*'] }),
  'a refused category and a permitted subcommand': AccessString.rules({ allow: ['@all', 'client|list'], deny: ['@dangerous'], keys: ['*'] }),
  'keys to read and keys to write': AccessString.rules({ allow: ['copy'], readKeys: ['from:*'], writeKeys: ['to:*'] }),
  'all keys to read': AccessString.rules({ allow: ['@read', '@write'], keys: ['app:*', 'b?', '[xy]*'], readKeys: ['*'] }),
  'all keys among others': AccessString.rules({ allow: ['@read'], keys: ['app:*', '*'], readKeys: ['from:*'] }),
  'all channels among others': AccessString.rules({ allow: ['@pubsub'], channels: ['news', '*'] }),
  'a selector': AccessString.rules({ allow: ['@read', '@write'], keys: ['app:*'], selectors: [{ allow: ['get'], keys: ['log:*'] }] }),
  'selectors': AccessString.rules({
    selectors: [
      { allow: ['@all'], deny: ['@dangerous'], keys: ['*'] },
      { allow: ['@pubsub'], deny: ['publish'], channels: ['news:*'] },
      { allow: ['@read'], readKeys: ['(a', 'b[)]c'], channels: ['*'] },
    ],
  }),
  'databases': AccessString.rules({ allow: ['@all'], keys: ['*'], databases: [0, 3], selectors: [{ allow: ['get'], keys: ['*'], databases: [1] }] }),
  'the string of the guide': AccessString.of('on ~app::* -@all +@read'),
  'the string that ACL LIST shows': AccessString.of('on sanitize-payload ~* resetchannels &news:* -@all +@read'),
  'words in place of signs': AccessString.of('on allkeys resetkeys ~a allchannels resetchannels &b nocommands allcommands (allkeys +get) clearselectors'),
  'words about databases': AccessString.of('on ~* +@all resetdbs db=0,1 alldbs'),
};

/** Texts that `AccessString.of` refuses, and so does `ACL SETUSER` of engines from Redis OSS 7.0 on. */
export const REFUSED = [
  'on ~* foo', 'on @read', 'on +', 'on +@', 'on %~a +get', 'on +config|get|x', 'on +@all|x', 'on ~* ~a', 'on ~* %R~a', 'on allkeys ~a', 'on &* &a',
  'on (~a', 'on (on ~a)', 'on (~a (+get))', 'on (~* ~a +get)', 'on (~a +get)(~b +get)', 'on db=', 'on db=0,', 'on db=-1', 'on db=2147483648',
];
