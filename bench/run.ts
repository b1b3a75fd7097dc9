import { synth } from './synth';

const BENCHMARKS: Record<string, () => void> = { synth };

const names = process.argv.slice(2);
const unknown = names.filter(name => !(name in BENCHMARKS));
if (unknown.length > 0) {
  console.error(`there is no benchmark ${unknown.join(', ')}; there is ${Object.keys(BENCHMARKS).join(', ')}`);
  process.exit(2);
}
for (const name of names.length > 0 ? names : Object.keys(BENCHMARKS)) {
  BENCHMARKS[name]();
}
