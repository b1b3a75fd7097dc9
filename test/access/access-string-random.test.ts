import { AccessString } from '../../src/access/access-string';
import { AccessSelector, AccessStringOptions } from '../../src/access/access-string-options';

const NAMES = ['@all', '@read', '@write', '@dangerous', 'get', 'set', 'info', 'json.get', 'client', 'client|id', 'client|kill', 'script|load'];
const PATTERNS = ['*', 'app:*', 'a?c', '[ab]', 'user:{1}', '(x', 'é', '~', '&', '%R~a', '-get'];

/** Numbers from 0 to 1, the same for a seed (Lehmer's generator). */
function random(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = state * 48271 % 2147483647;
    return state / 2147483647;
  };
}

function optionsOf(seed: number): AccessStringOptions {
  const next = random(seed);
  const some = <T>(from: T[], least = 0) => {
    const shuffled = [...from].sort(() => next() - 0.5);
    return shuffled.slice(0, least + Math.floor(next() * 3));
  };
  const maybe = <T>(value: T) => next() < 0.5 ? value : undefined;
  const selector = (): AccessSelector & { allow: string[] } => {
    const allow = some(NAMES, 1);
    return {
      allow,
      deny: maybe(some(NAMES).filter(name => !allow.includes(name))),
      keys: maybe(some(PATTERNS)),
      readKeys: maybe(some(PATTERNS)),
      writeKeys: maybe(some(PATTERNS)),
      channels: maybe(some(PATTERNS)),
      databases: maybe(some([0, 1, 15], 1)),
    };
  };
  return { ...selector(), allow: maybe(some(NAMES)), deny: undefined, enabled: maybe(next() < 0.5), selectors: maybe([selector(), selector()]) };
}

/** Whether the rules, applied from left to right, permit a command in these categories: the slow truth. */
function permits(rules: string[], command: string, categories: string[]): boolean {
  const applied = rules.filter(rule => /^[+-]/.test(rule)).filter(rule => {
    const name = rule.slice(1);
    return name === '@all' || name === command || name === command.split('|')[0] || categories.includes(name);
  });
  return applied.pop()?.startsWith('+') ?? false;
}

const SEEDS = Array.from({ length: 500 }, (_, seed) => seed);

test('what is built is taken back as it is', () => {
  for (const seed of SEEDS) {
    const access = AccessString.rules(optionsOf(seed));
    const again = AccessString.of(access.text);
    expect(again.text).toBe(access.text);
    expect(again.enabled).toBe(access.enabled);
    expect(again._features()).toEqual(access._features());
  }
});

test('the order of the lists makes no difference to what is permitted', () => {
  for (const seed of SEEDS) {
    const options = optionsOf(seed);
    const turned = { ...options, allow: options.allow && [...options.allow].reverse() };
    const rules = [options, turned].map(o => AccessString.rules({ ...o, selectors: undefined }).text.split(' '));
    for (const [command, categories] of [['client|id', ['@connection']], ['get', ['@read']], ['info', ['@dangerous']]] as [string, string[]][]) {
      expect(permits(rules[0], command, categories)).toBe(permits(rules[1], command, categories));
    }
  }
});

test('a command that is permitted by name is permitted, whatever category is refused', () => {
  for (const seed of SEEDS) {
    const { allow = [] } = optionsOf(seed);
    const rules = AccessString.rules({ allow: [...allow, 'info'], deny: ['@slow'] }).text.split(' ');
    expect(permits(rules, 'info', ['@slow', '@dangerous'])).toBe(true);
    const refused = AccessString.rules({ allow: allow.filter(name => name !== 'info'), deny: ['info'] }).text.split(' ');
    expect(permits(refused, 'info', ['@slow', '@dangerous'])).toBe(false);
  }
});
