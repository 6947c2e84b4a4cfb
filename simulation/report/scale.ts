/** Maps values to pixels, with marks at round values. */
export type Scale = { readonly marks: readonly number[]; place(value: number): number };

/** From `low` to `high`, widened to round marks (1, 2 or 5 times a power of ten), over pixels `from` to `to`. */
export function roundScale(low: number, high: number, from: number, to: number): Scale {
  const step = roundStep((high > low ? high - low : Math.abs(high) || 1) / 4);
  const first = Math.floor(low / step + 1e-9) * step;
  const last = Math.max(first + step, Math.ceil(high / step - 1e-9) * step);
  const marks: number[] = [];
  for (let i = 0; first + i * step <= last + step / 2; i++) marks.push(Number((first + i * step).toPrecision(12)));
  return { marks, place: (value) => from + ((value - first) / (last - first)) * (to - from) };
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const times = [1, 2, 5, 10].find((factor) => factor * power >= least * 0.999) ?? 10;
  return times * power;
}
