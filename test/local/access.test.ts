import { createHash } from 'node:crypto';
import { accessRules, nextTokens, RESTRICTED, tokensOf } from '../../src/local/access';

const digest = (password: string) => createHash('sha256').update(password).digest('hex');
const OLD = 'an-old-token-of-the-group';
const NEW = 'a-new-token-of-the-group';

function passwords(tokens: ReturnType<typeof tokensOf>): string[] {
  return accessRules(tokens, [])[0].filter(word => word.startsWith('#') || word === 'nopass');
}

test('lets everybody in without a token, nobody else with one', () => {
  expect(passwords(tokensOf())).toEqual(['nopass']);
  expect(passwords(tokensOf(OLD))).toEqual([`#${digest(OLD)}`]);
});

test('ROTATE keeps the newest token beside the new one', () => {
  const rotated = nextTokens(tokensOf(OLD), 'ROTATE', NEW);
  expect(passwords(rotated)).toEqual([`#${digest(OLD)}`, `#${digest(NEW)}`]);
  expect(passwords(nextTokens(rotated, 'ROTATE', 'third'))).toEqual([`#${digest(NEW)}`, `#${digest('third')}`]);
});

test('a first token that comes by ROTATE is optional until SET', () => {
  const rotated = nextTokens(tokensOf(), 'ROTATE', NEW);
  expect(passwords(rotated)).toEqual(['nopass']);
  expect(passwords(nextTokens(rotated, 'SET', NEW))).toEqual([`#${digest(NEW)}`]);
});

test('SET leaves only the new token, DELETE none', () => {
  expect(passwords(nextTokens(tokensOf(OLD), 'SET', NEW))).toEqual([`#${digest(NEW)}`]);
  expect(passwords(nextTokens(tokensOf(OLD), 'DELETE'))).toEqual(['nopass']);
});

test('fails when a strategy misses its token', () => {
  expect(() => nextTokens(tokensOf(OLD), 'SET')).toThrow('the strategy SET needs a token');
});

test('users of a group come in by name; without a default user nobody comes in without one', () => {
  const [standard, app] = accessRules(tokensOf(), [{ name: 'app', passwords: [OLD], accessString: 'on ~app:* +@all' }]);
  expect(standard).toEqual(['default', 'reset', 'off']);
  expect(app).toEqual(['app', 'reset', '&*', `#${digest(OLD)}`, 'on', '~app:*', '+@all', ...RESTRICTED]);
});

test('a default user of the group is the one without a name', () => {
  const rules = accessRules(tokensOf(), [{ name: 'default', passwords: [], accessString: 'off ~* +@all' }]);
  expect(rules).toHaveLength(1);
  expect(rules[0]).toEqual(expect.arrayContaining(['default', 'off', 'nopass']));
});

test('no rule shows a password', () => {
  const rules = accessRules(tokensOf(OLD), [{ name: 'app', passwords: [NEW], accessString: 'on ~* +@all' }]);
  expect(JSON.stringify(rules)).not.toMatch(new RegExp(`${OLD}|${NEW}`));
});
