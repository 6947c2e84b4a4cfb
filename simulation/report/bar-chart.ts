import { at, escaped } from './markup.ts';
import { roundScale } from './scale.ts';

export type Stack = { readonly label: string; readonly hint: string; readonly parts: readonly number[] };

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [460, 236, 58, 10, 12, 26];

/** A figure with one bar a day, of parts that add up; `names` of the parts from below. */
export function barChart(chart: {
  readonly title: string;
  readonly note: string;
  readonly names: readonly string[];
  readonly stacks: readonly Stack[];
  readonly format: (value: number) => string;
}): string {
  const { title, note, names, stacks, format } = chart;
  const most = Math.max(...stacks.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  const y = roundScale(0, most || 1, HEIGHT - BOTTOM, TOP);
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, stacks.length);
  const grid = y.marks.map((mark) => {
    const height = at(y.place(mark));
    return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${height}" y2="${height}"/><text class="mark" x="${LEFT - 6}" y="${height}" dy="4" text-anchor="end">${escaped(format(mark))}</text>`;
  });
  const labelEvery = Math.ceil(stacks.length / 8);
  const bars = stacks.map(({ label, hint, parts }, i) => {
    const left = LEFT + i * step;
    let below = 0;
    const blocks = parts.map((part, k) => {
      const [bottom, top] = [y.place(below), y.place((below += part))];
      const size = `x="${at(left + step * 0.12)}" width="${at(step * 0.76)}" y="${at(top)}" height="${at(bottom - top)}"`;
      return part > 0 ? `<rect class="f${k + 1}" ${size}/>` : '';
    });
    const name = `<text class="mark" x="${at(left + step / 2)}" y="${HEIGHT - 8}" text-anchor="middle">${escaped(label)}</text>`;
    return `<g><title>${escaped(hint)}</title>${blocks.join('')}</g>${i % labelEvery === 0 ? name : ''}`;
  });
  const legend = names.map((name, k) => `<span class="key"><i class="b${k + 1}"></i>${escaped(name)}</span>`).join('');
  return `<figure><h2>${escaped(title)}</h2><p class="note">${escaped(note)}</p><div class="legend">${legend}</div><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">${grid.join('')}${bars.join('')}</svg></figure>`;
}

/** A figure with one horizontal bar a name, the longest first, each with its number: HTML, so that long names wrap and stay readable. */
export function rankedBars(
  title: string,
  note: string,
  rows: readonly (readonly [name: string, value: number])[],
): string {
  const most = Math.max(1, ...rows.map(([, value]) => value));
  const items = rows.map(
    ([name, value]) =>
      `<tr><th>${escaped(name)}</th><td>${value.toLocaleString('en-US')}</td><td class="track"><i class="b1" style="width:${at((100 * value) / most)}%"></i></td></tr>`,
  );
  return `<figure><h2>${escaped(title)}</h2><p class="note">${escaped(note)}</p><table class="ranked">${items.join('')}</table></figure>`;
}
