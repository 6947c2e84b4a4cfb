import { styleText } from 'node:util';

/** How the tour speaks: numbered steps with their seconds, indented facts, a bar while bytes move. */
export class Narrator {
  readonly #stream: NodeJS.WriteStream;
  readonly #startMs = performance.now();
  #step = 0;
  #barOpen = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  step(title: string): void {
    this.#step += 1;
    this.#closeBar();
    this.#stream.write(
      `\n${this.#bold(`${this.#step}. ${title}`)}  ${this.#dim(`(${this.seconds().toFixed(1)} s)`)}\n`,
    );
  }

  fact(line: string): void {
    this.#closeBar();
    this.#stream.write(`   ${line}\n`);
  }

  /** Drawn over itself on a terminal; left out of a pipe. */
  bar(label: string, done: number, total: number): void {
    if (!this.#stream.isTTY) return;
    const share = total === 0 ? 1 : done / total;
    const cells = Math.round(30 * share);
    this.#stream.write(`\r   ${label} [${'#'.repeat(cells)}${'.'.repeat(30 - cells)}] ${Math.round(100 * share)} %`);
    this.#barOpen = true;
  }

  seconds(): number {
    return (performance.now() - this.#startMs) / 1_000;
  }

  #closeBar(): void {
    if (this.#barOpen) this.#stream.write('\n');
    this.#barOpen = false;
  }

  #bold(text: string): string {
    return styleText('bold', text, { stream: this.#stream });
  }

  #dim(text: string): string {
    return styleText('dim', text, { stream: this.#stream });
  }
}
