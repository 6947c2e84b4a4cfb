import { Gauge, type Registry } from 'prom-client';

/** A figure's present value by label; none where it is not known. */
export type Samples = readonly {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string | number>>;
}[];

/** A gauge that is asked for its value at each scrape. */
export function gauge(
  registry: Registry,
  name: string,
  help: string,
  look: () => number | undefined | Samples | Promise<number | undefined | Samples>,
  labelNames: readonly string[] = [],
): void {
  new Gauge({
    ...{ name, help, labelNames: [...labelNames], registers: [registry] },
    async collect() {
      const found = await look();
      this.reset();
      if (found === undefined) return this.remove();
      if (typeof found === 'number') return this.set(found);
      for (const { value, labels = {} } of found) this.set({ ...labels }, value);
    },
  });
}
