import { gate } from './gate';
import { synth } from './synth';

const BENCHMARKS: Record<string, () => void | Promise<void>> = { synth, gate };

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter(name => !(name in BENCHMARKS));
  if (unknown.length > 0) {
    throw new Error(`there is no benchmark ${unknown.join(', ')}; there is ${Object.keys(BENCHMARKS).join(', ')}`);
  }
  for (const name of names.length > 0 ? names : Object.keys(BENCHMARKS)) {
    await BENCHMARKS[name]();
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exit(2);
});
