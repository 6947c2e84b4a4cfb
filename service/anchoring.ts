import { setTimeout as delay } from 'node:timers/promises';
import type { Hex } from 'viem';
import type { AnchorState } from '../contracts/clients/anchor.ts';
import { withDeadline } from '../contracts/clients/nonce-queue.ts';
import { toHex } from '../primitives/bytes.ts';
import { type Code, CODES } from '../primitives/codes.ts';
import { decodeEntry } from '../primitives/entry/codec.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { assert } from '../primitives/result.ts';
import { parseCheckpoint } from '../settlement/log/verify/checkpoint.ts';
import { parseNote } from '../settlement/log/verify/note.ts';
import { readEntries, type StoredCheckpoint } from '../settlement/store/read-log.ts';
import type { Settlement } from './settlement/api.ts';

/** How long a checkpoint with its quorum, or an auditor's signature, is waited for. */
const DEADLINE_MS = 20_000;
const ASK_AGAIN_MS = 500;

/** Logs StateCommitted; resolves with what the first cosigned checkpoint over it makes of it. Throws `timed_out` without one. */
export async function commitState(settlement: Settlement, chainBlock: bigint): Promise<AnchorState> {
  const published: StoredCheckpoint[] = [];
  const more = { arrived: (): void => undefined };
  const stop = settlement.onCheckpoint((checkpoint) => {
    if (checkpoint.quorum) published.push(checkpoint);
    more.arrived();
  });
  try {
    const outcome = await settlement.submitSettlementCommand({ type: 'commitState', chainBlock });
    if (!outcome.ok) throw InfinityDbError.from(outcome, 'anchor');
    const leaf = Number(outcome.id);
    const covering = async (): Promise<StoredCheckpoint> => {
      for (;;) {
        const first = published.find(({ size }) => size > leaf);
        if (first) return first;
        await new Promise<void>((resolve) => {
          more.arrived = resolve;
        });
      }
    };
    const checkpoint = await withDeadline(covering(), DEADLINE_MS, `cosigned checkpoint over entry ${leaf}`);
    return { ...(await committedAt(settlement, leaf)), ...sizeAndRoot(checkpoint) };
  } finally {
    stop();
    more.arrived();
  }
}

async function committedAt({ db }: Settlement, leaf: number): Promise<Omit<AnchorState, 'size' | 'root'>> {
  const [stored] = await readEntries(db, leaf, leaf + 1);
  const entry = stored && decodeEntry(stored.bytes);
  assert(entry?.ok && entry.value.type === 'stateCommitted', `entry ${leaf} is StateCommitted`);
  const { generation, stateRoot, chainBlock } = entry.value;
  return { generation: BigInt(generation), stateRoot: `0x${stateRoot}`, chainBlock };
}

function sizeAndRoot({ note }: StoredCheckpoint): Pick<AnchorState, 'size' | 'root'> {
  const parsed = parseNote(note);
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  assert(checkpoint.ok, 'a stored checkpoint is one');
  return { size: BigInt(checkpoint.value.size), root: `0x${toHex(checkpoint.value.root)}` };
}

/**
 * Asks the witness that audits for its chain signature: `POST /sign-anchor`, JSON with decimal strings and 0x hex. Asks again while its
 * audit is not that far; throws its refusal, or `service_unavailable`.
 */
export async function anchorSignature(witnessUrl: string, state: AnchorState): Promise<Hex> {
  const { generation, size, root, stateRoot, chainBlock } = state;
  const asked = {
    generation: String(generation),
    size: String(size),
    root,
    stateRoot,
    chainBlock: String(chainBlock),
  };
  const until = performance.now() + DEADLINE_MS;
  for (;;) {
    try {
      return signatureIn(await askWitness(`${witnessUrl}/sign-anchor`, asked));
    } catch (error) {
      if (!InfinityDbError.is(error) || !error.retryable || performance.now() > until) throw error;
      await delay(ASK_AGAIN_MS);
    }
  }
}

function signatureIn(answer: Record<string, unknown>): Hex {
  const signature = typeof answer['signature'] === 'string' ? answer['signature'].replace(/^0x/, '') : '';
  if (!/^[0-9a-f]{130}$/i.test(signature)) throw refusalIn(answer);
  return `0x${signature}`;
}

async function askWitness(url: string, body: unknown): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    return (await response.json()) as Record<string, unknown>;
  } catch (cause) {
    throw new InfinityDbError('service_unavailable', `the witness at ${url} does not answer`, {
      cause,
      step: 'anchor',
    });
  }
}

function refusalIn({ code, message }: Record<string, unknown>): InfinityDbError {
  const known = typeof code === 'string' && code in CODES ? (code as Code) : 'service_unavailable';
  return new InfinityDbError(known, `the witness did not sign the anchor: ${String(message ?? 'it said nothing')}`, {
    step: 'anchor',
  });
}
