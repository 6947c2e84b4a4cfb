import { at, escaped } from './markup.ts';
import { roundScale } from './scale.ts';

export type Series = {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  /** 1 to 4: a colour of the page's. */
  readonly colour: number;
  readonly dashed?: boolean;
};

/** A stretch of the x axis that something happened in. */
export type Stretch = { readonly from: number; readonly to: number; readonly name: string };

export type LineChart = {
  readonly title: string;
  readonly note: string;
  /** Where each value of the series stands. */
  readonly x: readonly number[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  /** Marks below the axis. */
  readonly xMarks: readonly { readonly x: number; readonly text: string }[];
  /** What a place on the x axis is called when pointed at. */
  readonly xName: (x: number) => string;
  readonly fromZero?: boolean;
  readonly stretches?: readonly Stretch[];
};

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [460, 236, 58, 10, 12, 26];
const MOST_HINTS = 120;

/** A figure with lines over a common x axis; a value that is missing leaves a gap. */
export function lineChart(chart: LineChart): string {
  const { title, note, x, series, format, xMarks, stretches = [] } = chart;
  const values = series.flatMap((one) => one.values.filter((value) => value !== undefined));
  const low = chart.fromZero ? 0 : Math.min(...values);
  const y = roundScale(values.length > 0 ? low : 0, values.length > 0 ? Math.max(...values) : 1, HEIGHT - BOTTOM, TOP);
  const [first, last] = [x[0] ?? 0, x.at(-1) ?? 1];
  const across = (value: number): number => LEFT + ((value - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT);
  const grid = y.marks.map((mark) => {
    const height = at(y.place(mark));
    return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${height}" y2="${height}"/><text class="mark" x="${LEFT - 6}" y="${height}" dy="4" text-anchor="end">${escaped(format(mark))}</text>`;
  });
  const below = xMarks.map(
    (mark) =>
      `<text class="mark" x="${at(across(mark.x))}" y="${HEIGHT - 8}" text-anchor="middle">${escaped(mark.text)}</text>`,
  );
  const shaded = stretches.map(({ from, to, name }) => {
    const [left, right] = [Math.max(first, from), Math.min(last, to)].map(across) as [number, number];
    const size = `x="${at(left)}" width="${at(Math.max(2, right - left))}" y="${TOP}" height="${HEIGHT - TOP - BOTTOM}"`;
    return right < left ? '' : `<rect class="stretch" ${size}><title>${escaped(name)}</title></rect>`;
  });
  const lines = series.map(
    (one) =>
      `<path class="line c${one.colour}${one.dashed ? ' dashed' : ''}" d="${pathOf(one.values, x, across, y.place)}"/>`,
  );
  const parts = [...shaded, ...grid, ...below, ...lines, ...hints(chart, across)].join('');
  const legend = series
    .map(({ name, colour }) => `<span class="key"><i class="b${colour}"></i>${escaped(name)}</span>`)
    .join('');
  return `<figure><h2>${escaped(title)}</h2><p class="note">${escaped(note)}</p><div class="legend">${legend}</div><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">${parts}</svg></figure>`;
}

function pathOf(
  values: readonly (number | undefined)[],
  x: readonly number[],
  across: (value: number) => number,
  up: (value: number) => number,
): string {
  let path = '';
  let pen = 'M';
  for (const [i, value] of values.entries()) {
    if (value === undefined) {
      pen = 'M';
      continue;
    }
    path += `${pen}${at(across(x[i] as number))} ${at(up(value))}`;
    pen = 'L';
  }
  return path;
}

const told = (value: number | undefined, format: LineChart['format']): string =>
  value === undefined ? 'none' : format(value);

/** Invisible strips that tell the values below the pointer. */
function hints({ x, series, format, xName }: LineChart, across: (value: number) => number): string[] {
  const every = Math.max(1, Math.ceil(x.length / MOST_HINTS));
  const strips: string[] = [];
  for (let i = 0; i < x.length; i += every) {
    const left = across(x[i] as number);
    const width = across(x[Math.min(x.length - 1, i + every)] as number) - left;
    const lines = series.map(({ name, values }) => `${name}: ${told(values[i], format)}`);
    const text = escaped([xName(x[i] as number), ...lines].join('\n'));
    strips.push(
      `<rect class="hint" x="${at(left)}" width="${at(Math.max(1, width))}" y="${TOP}" height="${HEIGHT - TOP - BOTTOM}"><title>${text}</title></rect>`,
    );
  }
  return strips;
}
