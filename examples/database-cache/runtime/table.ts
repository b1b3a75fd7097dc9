import type { Result } from './load';

const COLUMNS: Record<string, (result: Result, results: Result[]) => string> = {
  'reads': ({ reads }) => String(reads),
  'hit ratio': ({ hitRatio }) => `${(hitRatio * 100).toFixed(1)} %`,
  'queries': ({ queries }) => String(queries),
  'queries saved': ({ queries }, [first]) => `${((1 - queries / first.queries) * 100).toFixed(1)} %`,
  'p50': ({ p50 }) => `${p50.toFixed(2)} ms`,
  'p99': ({ p99 }) => `${p99.toFixed(2)} ms`,
  'reads/s': ({ reads, seconds }) => String(Math.round(reads / seconds)),
  'stale reads': ({ stale }) => String(stale),
};

/** The results as lines of text. */
export function table(results: Record<string, Result>): string[] {
  const all = Object.values(results);
  const rows = [['', ...Object.keys(COLUMNS)], ...Object.entries(results).map(([name, result]) =>
    [name, ...Object.values(COLUMNS).map(column => column(result, all))])];
  const widths = rows[0].map((_, i) => Math.max(...rows.map(row => row[i].length)));
  return rows.map(row => row.map((cell, i) => i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])).join('  '));
}
