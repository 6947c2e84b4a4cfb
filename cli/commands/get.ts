import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { checkObjectId } from '../../agent-runtime/object/holders.ts';
import { getObject } from '../../agent-runtime/object/get.ts';
import { keptObject } from '../../service/object-keys.ts';
import { openUserAgent } from '../../service/user-agent.ts';
import { fileSink, type Sink, stdoutSink } from '../file-sink.ts';
import { type Call, perform, usage } from '../perform.ts';

/** `infinitydb get ID [-o OUT]` */
export function addGet(root: Command, signal: AbortSignal): void {
  root
    .command('get')
    .description('fetch an object from any k of its holders')
    .argument('<id>', 'object id, as put printed it')
    .option('-o, --out <file>', 'where to write it (default: standard output, where that is no terminal)')
    .action(perform(signal, get));
}

async function get(call: Call, idText: string, { out }: { out?: string }): Promise<void> {
  const { config, output, signal } = call;
  if (out === undefined && (output.json || process.stdout.isTTY))
    throw usage('say where to write the object with -o FILE; standard output is taken');
  const { id, key } = keptObject(config.home, checkObjectId(idText));
  const started = performance.now();
  const agent = await openUserAgent(config);
  const bar = output.progress('fetching');
  try {
    const onProgress = progressTo(bar.update, output.note);
    const fetched = await getObject(agent.context, id, key, { signal, onProgress });
    const sink = out === undefined ? stdoutSink() : fileSink(out);
    const { sha256, size } = await pour(fetched.body, sink, signal);
    bar.end();
    const seconds = (performance.now() - started) / 1_000;
    const result = { id, size, sha256, seconds: Number(seconds.toFixed(3)), out: out ?? null };
    if (out !== undefined)
      output.result(result, () => `${out}: ${size} bytes, SHA-256 ${sha256}, in ${seconds.toFixed(1)} s`);
  } finally {
    bar.end();
    await agent.close();
  }
}

type ProgressHandler = NonNullable<Parameters<typeof getObject>[3]>['onProgress'];

function progressTo(update: (done: number, total: number) => void, note: (line: string) => void): ProgressHandler {
  return (progress) => {
    if (progress.type === 'bytes') update(progress.done, progress.total);
    if (progress.type === 'attempt-failed') note(`holder ${progress.agent.slice(0, 8)} failed: ${progress.message}`);
  };
}

async function pour(
  body: AsyncIterable<Uint8Array>,
  sink: Sink,
  signal: AbortSignal,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const part of body) {
      signal.throwIfAborted();
      await sink.write(part);
      hash.update(part);
      size += part.length;
    }
    sink.commit();
  } catch (error) {
    sink.abandon();
    throw error;
  }
  return { sha256: hash.digest('hex'), size };
}
