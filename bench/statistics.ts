/** The least, the middle and the greatest of some values. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { min: rounded(sorted[0]), median: rounded(median), max: rounded(sorted[sorted.length - 1]) };
}

/** The ratio within each pair, so that what slows the machine down slows down both. */
export function ratios(ones: number[], others: number[]): Spread {
  return spread(ones.map((one, i) => one / others[i]));
}

const rounded = (value: number) => Number(value.toPrecision(4));

/** Columns of text. */
export function table(head: string[], rows: Array<Array<string | number>>): string {
  const all = [head, ...rows.map(row => row.map(String))];
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column].length)));
  return all.map(row => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n') + '\n';
}
