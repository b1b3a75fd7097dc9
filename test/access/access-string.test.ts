import { CfnParameter, Stack, Token } from 'aws-cdk-lib/core';
import { REFUSED, SAMPLES } from './access-string-samples';
import { AccessString } from '../../src/access/access-string';
import { AccessStringOptions } from '../../src/access/access-string-options';
import { codesOf } from '../helpers';

const built = (options: AccessStringOptions) => AccessString.rules(options).text;
const listToken = (parameter: CfnParameter) => parameter.valueAsList;

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
test.each([
  ['on ~* +@all', 'on ~* +@all'],
  ['on ~app::* -@all +@read', 'on ~app::* -@all +@read'],
  ['off +get ~keys*', 'off +get ~keys*'],
  ['  on\n  ~app:*\t+@read ', 'on ~app:* +@read'],
  ['on (~log:*   +get ) +ping', 'on (~log:* +get ) +ping'],
  ['ON ~App:* +GET -@Dangerous', 'ON ~App:* +GET -@Dangerous'],
  ['on ~json:* +json.get +ft.search +@search', 'on ~json:* +json.get +ft.search +@search'],
])('takes %j', (text, accessString) => {
  expect(AccessString.of(text).text).toBe(accessString);
  expect(String(AccessString.of(text))).toBe(accessString);
});

test.each([
  ['on +get', true, false],
  ['off +get', false, false],
  ['off ~a ON', true, false],
  ['on (~a +get) off', false, false],
  ['+get ~keys*', false, true],
])('tells of %j whether the user may log in', (text, enabled, unsaid) => {
  expect(AccessString.of(text).enabled).toBe(enabled);
  expect(AccessString.of(text)._hasNoSwitch()).toBe(unsaid);
});

test.each([
  ['is blank', ' \n ', 'on +get', "an access string must not be blank, got ' \n '. Use for example 'on ~app:* +@read' [BlankAccessString]"],
  ['has a password', 'on >secret +get', 'on +get', "an access string must not have password rules, got '>...'. Set passwords on the user instead [PasswordInAccessString]"],
  ['has the hash of a password', 'on #0123 +get', 'on +get', "got '#...'"],
  ['takes a password away', 'on <secret !0123 resetpass', 'on', "got '<...', '!...' and 'resetpass'"],
  ['needs no password', 'on NOPASS +get', 'on +get', "got 'NOPASS'. Set passwords on the user instead [PasswordInAccessString]"],
  ['resets the user', 'reset on +get', 'on +get', "got 'reset'"],
  ['has a password in a selector', 'on (>secret +get)', 'on (+get)', "got '>...'"],
  ['has a word that is no rule', 'on app:* get', 'on ~app:* +get', "got 'app:*' and 'get'. Correct them [InvalidAccessRule]"],
  ['has a sign without a name', 'on + -@', 'on', "got '+' and '-@'"],
  ['has a subcommand of a subcommand', 'on +client|id|x', 'on +client|id', "got '+client|id|x'"],
  ['has a subcommand of a category', 'on +@read|get', 'on +@read', "got '+@read|get'"],
  ['names neither read nor write', 'on %~a', 'on %RW~a', "got '%~a'"],
  ['leaves a selector open', 'on (~a +get', 'on (~a +get)', "got '(~a +get'"],
  ['has a selector in a selector', 'on (~a (+get))', 'on (~a +get)', "got '(+get)'"],
  ['switches on in a selector', 'on (on +get)', 'on (+get)', "got 'on'"],
  ['has no databases', 'on db=', 'on db=0', "got 'db='"],
  ['has a database that is too high', 'on db=2147483648', 'on db=2147483647', "got 'db=2147483648'"],
  ['has an empty pattern', 'on ~ & +get', 'on ~a &b +get', "an access string must not have empty patterns, got '~' and '&'. Leave them out [InvalidAccessPattern]"],
  ['has keys after all keys', 'on ~* ~a %W~b', 'on ~a %W~b ~*', "an access string must not have patterns after '*', which includes them, got '~a' and '%W~b'. Leave them out [InvalidAccessPattern]"],
  ['has keys after the word for all keys', 'on allkeys ~a', 'on allkeys resetkeys ~a', "got '~a'"],
  ['has channels after all channels', 'on ~* &* &a', 'on ~* &* resetchannels &a', "got '&a'"],
  ['has keys after all keys of a selector', 'on ~a (~* ~b)', 'on ~* (~b)', "got '~b'"],
  ['permits what ElastiCache keeps for itself', 'on +get +config|get', 'on +get', "an access string must not permit commands that ElastiCache reserves, got '+config|get'. Leave them out [ForbiddenCommand]"],
  ['permits it in a selector', 'on (+SLAVEOF)', 'on (-slaveof)', "got '+SLAVEOF'"],
])('fails when an access string %s', (_, broken, repaired, message) => {
  expect(() => AccessString.of(broken)).toThrow(message);
  expect(() => AccessString.of(repaired)).not.toThrow();
});

test('fails with all that is wrong, and never shows a password', () => {
  const given = () => AccessString.of('on >hunter2hunter2 foo ~* ~a +debug');
  expect(codesOf(given)).toEqual(['PasswordInAccessString', 'InvalidAccessRule', 'InvalidAccessPattern', 'ForbiddenCommand']);
  expect(given).not.toThrow(/hunter2/);
});

test.each(REFUSED)('fails when given %j, which the engines refuse', text => {
  expect(() => AccessString.of(text)).toThrow(/\[Invalid/);
});

test('takes a token as it is', () => {
  const token = AccessString.of(`on ~${Token.asString({ Ref: 'Prefix' })}:* +@read nonsense`);
  expect(token.enabled).toBeUndefined();
  expect(token._hasNoSwitch()).toBe(false);
  expect([...token._features()]).toEqual([]);
  expect(new Stack().resolve(token.text)).toEqual({ 'Fn::Join': ['', ['on ~', { Ref: 'Prefix' }, ':* +@read nonsense']] });
});

test.each([
  [{}, 'on -@all'],
  [{ enabled: false }, 'off -@all'],
  [{ allow: ['get', '@read'] }, 'on -@all +@read +get'],
  [{ allow: ['@read'], deny: ['@all'] }, 'on -@all +@read'],
  [{ allow: ['info', '@all'], deny: ['@dangerous', 'sort'] }, 'on +@all -@dangerous +info -sort'],
  [{ allow: ['client|id', '@connection'], deny: ['client', 'select'] }, 'on -@all +@connection -client -select +client|id'],
  [{ allow: ['GET', 'get', '@Read'] }, 'on -@all +@read +get'],
  [{ keys: ['a', 'b', 'a'], readKeys: ['c'], writeKeys: ['d'] }, 'on ~a ~b %R~c %W~d -@all'],
  [{ keys: ['a', '*'], readKeys: ['c'] }, 'on ~* -@all'],
  [{ keys: ['a'], readKeys: ['*'] }, 'on ~a %R~* -@all'],
  [{ channels: [] }, 'on resetchannels -@all'],
  [{ channels: ['a', 'b'] }, 'on resetchannels &a &b -@all'],
  [{ channels: ['a', '*'] }, 'on &* -@all'],
  [{ databases: [3, 0, 3] }, 'on db=3,0 -@all'],
  [{ allow: ['ping'], selectors: [{ allow: ['get'], keys: ['a'] }, { allow: ['@all'], deny: ['@write'], databases: [1] }] }, 'on -@all +ping (~a +get) (db=1 +@all -@write)'],
] as [AccessStringOptions, string][])('builds %j', (options, accessString) => {
  expect(built(options)).toBe(accessString);
});

test.each([
  ['a sign', { allow: ['+get'] }, { allow: ['get'] }, "'allow' must have categories, commands or subcommands such as '@read', 'get' or 'client|id', got '+get'. Use names without '+', '-' and spaces [InvalidAccessRule]"],
  ['a space', { deny: ['client id', ''] }, { deny: ['client|id'] }, "'deny' must have categories, commands or subcommands such as '@read', 'get' or 'client|id', got 'client id' and ''"],
  ['a forbidden command', { allow: ['@read', 'Config|GET'] }, { allow: ['@read'], deny: ['config'] }, "'allow' must not have commands that ElastiCache reserves, got 'Config|GET'. Leave them out [ForbiddenCommand]"],
  ['a contradiction', { allow: ['get', 'set'], deny: ['GET'] }, { allow: ['set'], deny: ['get'] }, "'allow' must not have what 'deny' has, got 'get'. Leave them out of one of the two [AllowedAndDenied]"],
  ['an empty pattern', { keys: ['a', ''] }, { keys: ['a'] }, "'keys' must not have empty patterns, got ''. Use '*' for all [InvalidAccessPattern]"],
  ['a space in keys to read', { readKeys: ['a b'] }, { readKeys: ['a?b'] }, "'readKeys' must not have patterns with spaces, got 'a b'. Use '?' for any character [InvalidAccessPattern]"],
  ['a space in keys to write', { writeKeys: ['a\tb'] }, { writeKeys: ['ab'] }, "'writeKeys' must not have"],
  ['a space in channels', { channels: ['a b'] }, { channels: ['a', 'b'] }, "'channels' must not have"],
  ['no database', { databases: [] }, {}, "'databases' must have at least one database, got none. Leave out 'databases' to permit all databases [InvalidDatabase]"],
  ['a database that is no number of one', { databases: [0, -1, 1.5, 2 ** 31] }, { databases: [0] }, "'databases' must have whole numbers from 0 to 2147483647, got -1, 1.5 and 2147483648. Use for example [0, 1] [InvalidDatabase]"],
  ['a selector without commands', { selectors: [{ keys: ['a'] }] }, { selectors: [{ keys: ['a'], allow: ['get'] }] }, "'selectors[0]' must permit a command, got none in 'allow'. Use for example { allow: ['@read'], keys: ['log:*'] } [EmptySelector]"],
  ['a parenthesis in a selector', { selectors: [{ allow: ['get'] }, { allow: ['get'], keys: ['a)'] }] }, { keys: ['a)'], selectors: [{ allow: ['get'], keys: ['a[)]'] }] }, "'selectors[1]' must not have patterns that end with ')', which closes the selector, got 'a)'. Use '[)]' instead [InvalidAccessPattern]"],
  ['a space in a selector', { selectors: [{ allow: ['get'], keys: ['a b'] }] }, { selectors: [{ allow: ['get'], keys: ['a'] }] }, "'selectors[0].keys' must not have"],
] as [string, AccessStringOptions, AccessStringOptions, string][])('fails when built with %s', (_, broken, repaired, message) => {
  expect(() => built(broken)).toThrow(message);
  expect(() => built(repaired)).not.toThrow();
});

test('fails with all that is wrong in what is built', () => {
  const broken = { allow: ['config', '+x'], keys: [''], selectors: [{ channels: ['a b'] }] };
  expect(codesOf(() => built(broken))).toEqual(['InvalidAccessRule', 'ForbiddenCommand', 'InvalidAccessPattern', 'EmptySelector', 'InvalidAccessPattern']);
  expect(() => built(broken)).toThrow("'selectors[0].channels' must not have");
});

test('takes tokens in every list', () => {
  const stack = new Stack();
  const list = listToken(new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }));
  const one = Token.asString({ Ref: 'One' });
  const access = AccessString.rules({ allow: ['@read', one], deny: list, keys: [`${one}:*`], readKeys: list, channels: list, databases: [Token.asNumber({ Ref: 'Db' })] });
  const joined = (delimiter: string) => ({ 'Fn::Join': [delimiter, { Ref: 'List' }] });
  expect(stack.resolve(access.text)).toEqual({
    'Fn::Join': ['', [
      'on ~', { Ref: 'One' }, ':* %R~', joined(' %R~'), ' resetchannels &', joined(' &'), ' db=', { Ref: 'Db' },
      ' -@all +@read +', { Ref: 'One' }, ' -', joined(' -'),
    ]],
  });
  expect(access.enabled).toBe(true);
  expect([...access._features()].sort()).toEqual(['channels', 'databases', 'readWriteKeys']);
});

test('a message about tokens is legible', () => {
  const broken = () => AccessString.rules({ keys: [''], allow: [Token.asString({ Ref: 'One' })], databases: [Token.asNumber({ Ref: 'Db' }), -1] });
  expect(broken).toThrow('got -1.');
  expect(broken).not.toThrow(/Token\[|e\+/);
});

const HANDSHAKE = '+asking +info +readonly +readwrite +role +select +client|getname +client|id +client|setname '
  + '+cluster|info +cluster|keyslot +cluster|myid +cluster|nodes +cluster|shards +cluster|slots';

test.each([
  ['administrator', AccessString.administrator(), 'on ~* &* +@all', ['channels']],
  ['off', AccessString.off(), 'off -@all', []],
  ['application', AccessString.application(), `on ~* +@all -@dangerous ${HANDSHAKE}`, []],
  ['application with keys and channels', AccessString.application({ keys: ['a:*', 'b'], channels: ['c'] }), `on ~a:* ~b resetchannels &c +@all -@dangerous ${HANDSHAKE}`, ['channels']],
  ['readOnly', AccessString.readOnly(), `on ~* -@all +@connection +@read +@transaction -@dangerous ${HANDSHAKE}`, []],
  ['readOnly with channels', AccessString.readOnly({ channels: ['c'] }), `on ~* resetchannels &c -@all +@connection +@read +@transaction -@dangerous ${HANDSHAKE.replace('+client', '+psubscribe +punsubscribe +subscribe +unsubscribe +client')}`, ['channels']],
])('%s is a preset', (_, access, accessString, features) => {
  expect(access.text).toBe(accessString);
  expect([...access._features()]).toEqual(features);
});

test.each([
  ['on ~a +get +client|id +@read', []],
  ['on &a', ['channels']],
  ['on resetchannels', ['channels']],
  ['on (&* +get)', ['channels', 'selectors']],
  ['on %R~a', ['readWriteKeys']],
  ['on (%w~a +set)', ['readWriteKeys', 'selectors']],
  ['on clearselectors', ['selectors']],
  ['on -client|kill', ['subcommands']],
  ['on ( -client|kill )', ['selectors', 'subcommands']],
  ['on db=0', ['databases']],
  ['on ALLDBS', ['databases']],
])('tells the syntax of %j that not every version has', (text, features) => {
  expect([...AccessString.of(text)._features()]).toEqual(features);
});

test.each(Object.entries(SAMPLES))('%s is taken as it is rendered', (_, access) => {
  const again = AccessString.of(access.text);
  expect(again.text).toBe(access.text);
  expect(again.enabled).toBe(access.enabled);
  expect(again._features()).toEqual(access._features());
});
