import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { toHex } from '../../primitives/bytes.ts';
import { contentId } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { openUserAgent } from '../../service/user-agent.ts';
import { fileSink, stdoutSink } from '../file-sink.ts';
import { type Call, perform, usage } from '../perform.ts';

const LAST_ID = (1n << 64n) - 1n;

/** `infinitydb buy ID` */
export function addBuy(root: Command, signal: AbortSignal): void {
  root
    .command('buy')
    .description('buy what a negotiation offers: pay, fetch, check, all or nothing')
    .argument('<id>', 'negotiation id, as negotiate and book print it')
    .option('-o, --out <file>', 'where to write the data (default: standard output, where that is no terminal)')
    .action(perform(signal, buy));
}

async function buy({ config, output, signal }: Call, text: string, { out }: { out?: string }): Promise<void> {
  const negotiationId = /^\d{1,20}$/.test(text) ? BigInt(text) : LAST_ID + 1n;
  if (negotiationId > LAST_ID) throw usage(`${text} is no negotiation id: a number below 2^64`);
  if (out === undefined && (output.json || process.stdout.isTTY))
    throw usage('say where to write the data with -o FILE; standard output is taken');
  const started = performance.now();
  const { actions, close } = await openUserAgent(config);
  try {
    // Before anything is bought: a place that cannot be written to must not cost money.
    const sink = out === undefined ? stdoutSink() : fileSink(out);
    let content: Uint8Array;
    try {
      ({ content } = await actions.buyData(negotiationId, { signal }));
      await sink.write(content);
      sink.commit();
    } catch (error) {
      sink.abandon();
      if (signal.aborted) throw interruptedWhileBuying(signal);
      throw error;
    }
    const result = {
      negotiationId,
      cid: toHex(contentId(content).cid),
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      seconds: Number(((performance.now() - started) / 1_000).toFixed(3)),
      out: out ?? null,
    };
    if (out !== undefined)
      output.result(result, () => `${out}: ${result.size} bytes, cid ${result.cid}, in ${result.seconds.toFixed(1)} s`);
  } finally {
    await close();
  }
}

function interruptedWhileBuying({ reason }: AbortSignal): InfinityDbError {
  const message = 'interrupted; what was taken is paid if it is delivered, and comes back if not';
  return new InfinityDbError('interrupted', message, { cause: reason });
}
