import { writeFileSync } from 'fs';
import { join } from 'path';
import * as echarts from 'echarts';
import { Widget, widgets } from './body';
import { sampleLines } from './lines';
import { MINUTES } from './sample';

/** Where the picture lies. */
export const PICTURE = join(__dirname, '..', '..', 'docs', 'images', 'dashboard.svg');

const UNIT = { width: 60, height: 38 };
const GAP = 6;
const FONT = 'Arial, Helvetica, sans-serif';
const COLORS = ['#1f77b4', '#ff7f0e', '#2ca02c', '#9467bd'];
const SLOW = [
  ['19:52:07.114', 'sessions-0001-001', 'hgetall (1 more arguments)', '10.0.131.7:53218'],
  ['19:51:40.902', 'sessions-0002-001', 'zrangebyscore (3 more arguments)', '10.0.98.14:41990'],
  ['19:51:39.377', 'sessions-0001-001', 'hgetall (1 more arguments)', '10.0.131.7:53218'],
];

/** The dashboard as an SVG: the same widgets in the same places, with sample data. */
export function picture(): string {
  const all = widgets();
  const [width, height] = [24 * UNIT.width, Math.max(...all.map(({ y, height: own }) => y + own)) * UNIT.height];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"`,
    `viewBox="0 0 ${width} ${height}" font-family="${FONT}">`,
    `<title>A dashboard that this library makes, with sample data</title><rect width="${width}" height="${height}" fill="#f2f3f3"/>`,
    ...all.map(widget => at(widget, { text, metric: graph, log }[widget.type])),
    '</svg>',
  ].join('\n') + '\n';
}

type Draw = (widget: Widget, width: number, height: number) => string;

function at(widget: Widget, draw: Draw): string {
  const [x, y] = [widget.x * UNIT.width, widget.y * UNIT.height];
  const [width, height] = [widget.width * UNIT.width, widget.height * UNIT.height];
  const place = `x="${x + GAP / 2}" y="${y + GAP / 2}" width="${width - GAP}" height="${height - GAP}"`;
  const frame = widget.type === 'text' ? '' : `<rect ${place} rx="3" fill="#fff" stroke="#d5dbdb"/>`;
  return `${frame}<svg ${place}>${draw(widget, width - GAP, height - GAP)}</svg>`;
}

function text({ properties: { markdown = '' } }: Widget, _: number, height: number): string {
  const big = markdown.startsWith('# ');
  return words(6, height - 8, markdown.replace(/^#+ /, ''), big ? 24 : 17, '#16191f', 'bold');
}

function graph(widget: Widget, width: number, height: number): string {
  const { properties: { title = '', yAxis, annotations } } = widget;
  const lines = sampleLines(widget);
  const thresholds = annotations?.horizontal ?? [];
  const highest = Math.max(...lines.flatMap(({ values }) => values), ...thresholds.map(({ value }) => value), 0);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    color: COLORS,
    textStyle: { fontFamily: FONT },
    title: {
      text: title,
      left: 8,
      top: 6,
      textStyle: { fontSize: 14, color: '#16191f' },
      subtext: yAxis?.left?.label,
      itemGap: 3,
      subtextStyle: { fontSize: 11, color: '#687078' },
    },
    legend: { bottom: 3, left: 8, itemGap: width < 400 ? 9 : 26, itemWidth: 14, itemHeight: 8, icon: 'roundRect', textStyle: { fontSize: 11, color: '#414d5c' } },
    grid: { left: 52, right: 14, top: 50, bottom: 46 },
    xAxis: {
      type: 'category',
      data: Array.from({ length: MINUTES }, (_, i) => clock(i)),
      boundaryGap: false,
      axisLabel: { interval: 29, fontSize: 10, color: '#687078' },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#aab7b8' } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...(yAxis?.left?.max === 100 ? { max: 100, interval: 25 } : { max: axisOf(highest), splitNumber: 3 }),
      axisLabel: { fontSize: 10, color: '#687078', formatter: short },
      splitLine: { lineStyle: { color: '#eaeded' } },
    },
    series: lines.map(({ label, values }, i) => ({
      type: 'line',
      name: label,
      data: values.map(value => Number(value.toPrecision(5))),
      showSymbol: false,
      lineStyle: { width: 1.5 },
      markLine: i > 0 ? undefined : {
        symbol: 'none',
        silent: true,
        data: thresholds.map(({ value, label: says = '', color }) => ({
          yAxis: value, lineStyle: { color, type: 'solid', width: 1.5 }, label: { formatter: says, position: 'insideStartBottom', fontSize: 10, color },
        })),
      },
    })),
  });
  const svg = chart.renderToSVGString();
  // or its clock would keep the process alive
  chart.dispose();
  return still(svg, `${widget.x}-${widget.y}`);
}

/** Without what a mouse would do, and with names that do not depend on what was drawn before. */
function still(svg: string, name: string): string {
  return svg.replace(/ (class|ecmeta_\w+)="[^"]*"/g, '').replace(/<style[^]*?<\/style>/g, '').replace(/zr\d+-/g, `g${name}-`);
}

function log({ properties: { title = '' } }: Widget, width: number): string {
  const columns = ['@timestamp', 'CacheClusterId', 'Command', 'ClientAddress'];
  const row = (cells: string[], y: number, weight?: string) =>
    cells.map((cell, i) => words(12 + i * (width - 24) / 4, y, cell, 12, weight ? '#687078' : '#16191f', weight)).join('');
  return words(8, 21, title, 14, '#16191f', 'bold') + row(columns, 50, 'bold') + SLOW.map((cells, i) => row(cells, 76 + i * 24)).join('');
}

function words(x: number, y: number, says: string, size: number, color: string, weight = 'normal'): string {
  const escaped = says.replace(/[&<>]/g, character => `&#${character.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}">${escaped}</text>`;
}

/** Room for the highest value, thresholds among them. */
function axisOf(highest: number): number {
  const step = 10 ** Math.floor(Math.log10(highest || 1)) / 2;
  return Math.ceil((highest || 1) * 1.05 / step) * step;
}

/** The picture ends at eight in the evening. */
function clock(minute: number): string {
  const past = 17 * 60 + minute;
  return `${Math.floor(past / 60)}:${String(past % 60).padStart(2, '0')}`;
}

function short(value: number): string {
  const [divisor, letter] = value >= 1e9 ? [1e9, 'G'] : value >= 1e6 ? [1e6, 'M'] : value >= 1e3 ? [1e3, 'k'] : [1, ''];
  return `${Number((value / divisor).toFixed(1))}${letter}`;
}

if (require.main === module) {
  writeFileSync(PICTURE, picture());
}
