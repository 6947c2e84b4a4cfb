/** Text as HTML and SVG show it, never as markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string);
}

/** A coordinate: one digit after the point is less than a pixel. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A number as people read it: 1,234, 0.123, 1.2 million. */
export function readable(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e12) return `${trimmed(value / 1e12)} trillion`;
  if (size >= 1e9) return `${trimmed(value / 1e9)} billion`;
  if (size >= 1e6) return `${trimmed(value / 1e6)} million`;
  if (size >= 1_000) return Math.round(value).toLocaleString('en-US');
  return trimmed(value);
}

/** Three digits that mean something. */
function trimmed(value: number): string {
  return String(Number(value.toPrecision(3)));
}

export const percent = (share: number): string => `${trimmed(share * 100)} %`;
