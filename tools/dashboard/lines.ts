import { Widget } from './body';
import { MINUTES, series } from './sample';

/** A line of a graph with its sample values. */
export interface SampleLine {
  readonly label: string;
  readonly values: number[];
}

interface Rendered {
  readonly id?: string;
  readonly label?: string;
  readonly expression?: string;
  readonly stat?: string;
  readonly visible?: boolean;
}

const FUNCTIONS: Record<string, (values: number[]) => number> = {
  MAX: values => Math.max(...values),
  MIN: values => Math.min(...values),
  SUM: values => values.reduce((sum, value) => sum + value, 0),
  AVG: values => values.reduce((sum, value) => sum + value, 0) / values.length,
};

/** The lines that a graph of CloudWatch would draw: metrics, and expressions over metrics that are not shown. */
export function sampleLines({ properties }: Widget): SampleLine[] {
  const rows = (properties.metrics ?? []).map(row => {
    const options = (typeof row[row.length - 1] === 'object' ? row[row.length - 1] : {}) as Rendered;
    const [, metric, , node] = row as string[];
    return { options, values: options.expression ? [] : series(metric, options.stat ?? 'Average', node) };
  });
  const known = new Map(rows.filter(({ options }) => options.id).map(({ options, values }) => [options.id!, values]));
  return rows.filter(({ options }) => options.visible !== false).map(({ options, values }) => ({
    label: options.label ?? '',
    values: options.expression ? calculate(options.expression, known) : values,
  })).filter(({ values }) => values.length > 0);
}

/** Metric math over lists of metrics, minute by minute. */
function calculate(expression: string, known: Map<string, number[]>): number[] {
  return Array.from({ length: MINUTES }, (_, minute) => {
    const arithmetic = expression.replace(/(\w+)\(\[([^\]]*)\]\)/g, (__, name: string, ids: string) =>
      String(FUNCTIONS[name](ids.split(', ').map(id => known.get(id)![minute]).filter(value => value !== undefined))));
    if (!/^[\d.e+*/() -]+$/.test(arithmetic)) { throw new Error(`no sample for ${expression}`); }
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    return new Function(`return ${arithmetic}`)() as number;
  });
}
