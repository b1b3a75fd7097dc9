import { read } from './examples';

test('the words are lower-case letters with a number, each once, in order, and no prefix of three letters has more than are looked at', () => {
  const lines = read('autocomplete', 'runtime', 'data', 'words.txt').trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(5000);
  expect(lines.filter(line => !/^[a-z]{3,20} [1-9]\d*$/.test(line))).toEqual([]);
  const words = lines.map(line => line.split(' ')[0]);
  expect(words).toEqual([...new Set(words)].sort());
  const counts = new Map<string, number>();
  words.forEach(word => counts.set(word.slice(0, 3), (counts.get(word.slice(0, 3)) ?? 0) + 1));
  expect(Math.max(...counts.values())).toBeLessThan(500);
});
