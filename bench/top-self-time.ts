import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `node bench/top-self-time.ts FILE.cpuprofile …`: of each profile the functions with the most self time, and what share it is. */
const TOP = 5;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NOT_WORK = new Set(['(root)', '(idle)', '(program)']);

type Profile = {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
};

function selfTimes({ nodes, samples, timeDeltas }: Profile): [name: string, microseconds: number][] {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const place = url ? ` ${url.replace('file://', '').replace(ROOT, '')}:${lineNumber + 1}` : '';
      return [id, `${functionName || '(anonymous)'}${place}`];
    }),
  );
  const spent = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) as string;
    if (NOT_WORK.has(name)) continue;
    spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[index] as number));
  }
  return [...spent].sort((a, b) => b[1] - a[1]);
}

for (const file of process.argv.slice(2)) {
  const times = selfTimes(JSON.parse(readFileSync(file, 'utf8')) as Profile);
  const total = times.reduce((sum, [, microseconds]) => sum + microseconds, 0);
  console.log(`${file}: ${(total / 1_000).toFixed(0)} ms of work`);
  for (const [name, microseconds] of times.slice(0, TOP))
    console.log(`${((100 * microseconds) / total).toFixed(1).padStart(6)} %  ${name}`);
}
