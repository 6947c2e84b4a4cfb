import { decodeEntry, encodeEntry } from '../primitives/entry/codec.ts';
import type { Entry } from '../primitives/entry/entry.ts';
import type { Transfer } from '../primitives/transfer.ts';
import { buildFrame } from '../schemas/frame.ts';
import { decodeFrame } from '../schemas/frame.ts';
import { audit } from '../settlement/log/audit/audit.ts';
import type { FirstWrong } from '../settlement/log/audit/report.ts';
import type { AuditSource } from '../settlement/log/audit/source.ts';
import type { AuditState } from '../settlement/log/audit/state.ts';
import { type AuditedNetwork, exported, resigned } from './audit-log.fixture.ts';
import { keyOf, NETWORK } from './audit-signed.fixture.ts';

/** For tests: what somebody with the log's keys may do to an export, at random. */
export type Log = {
  readonly network: AuditedNetwork;
  readonly random: (below: number) => number;
  /** What an audit of the whole log, which passed, knows; a copy. */
  readonly passed: () => AuditState;
};

/** A changed log as an auditor finds it. */
type Changed = {
  readonly entries: Uint8Array[];
  /** Who signs tree and checkpoints anew; nobody where the files themselves were changed. Both unless said otherwise. */
  readonly signedBy?: 'both' | 'log';
  /** Files of the export that are changed after it was written. */
  readonly files?: (files: Map<string, Uint8Array>) => void;
  /** Goes on from what an audit of the log before the change knew. */
  readonly since?: AuditState;
};
type Change = (log: Log) => Changed | undefined;

const entriesOf = ({ network }: Log): Uint8Array[] => [...network.entries];
const some = <T>(log: Log, from: readonly T[]): T | undefined => from[log.random(Math.max(1, from.length))];

function transfersOf({ network }: Log, is: (transfer: Transfer) => boolean): number[] {
  return network.entries.flatMap((_, at) => {
    const entry = network.entryAt(at);
    return entry.type === 'transfer' && is(entry.transfer) ? [at] : [];
  });
}

/** The transfer at `at` with other fields. */
function withTransfer(log: Log, at: number, change: (transfer: Transfer) => Partial<Transfer>): Changed | undefined {
  const entry = log.network.entryAt(at);
  if (entry.type !== 'transfer') return undefined;
  const transfer = { ...entry.transfer, ...change(entry.transfer) };
  const bytes = encodeEntry({ type: 'transfer', transfer });
  const entries = entriesOf(log);
  if (Buffer.compare(bytes, entries[at] as Uint8Array) === 0) return undefined;
  entries[at] = bytes;
  return { entries };
}

/** Each message's entries, from its first up to and with its Batch. */
function messagesOf({ network }: Log): { readonly from: number; readonly to: number; readonly partition: number }[] {
  const messages: { from: number; to: number; partition: number }[] = [];
  let from = 0;
  for (let at = 0; at < network.entries.length; at++) {
    const entry = network.entryAt(at);
    if (entry.type === 'batch') messages.push({ from, to: at + 1, partition: entry.partition });
    if (entry.type === 'batch' || entry.type === 'generationClosed') from = at + 1;
  }
  return messages;
}

/** Entries that stand `by` places further on, with the references to each other that they hold. */
function moved(entries: readonly Uint8Array[], from: number, to: number, by: number): Uint8Array[] {
  return entries.slice(from, to).map((bytes) => {
    const entry = decodeEntry(bytes);
    if (!entry.ok || entry.value.type !== 'transfer') return bytes;
    const { transfer } = entry.value;
    const { authorisation } = transfer;
    const leaf = authorisation.leaf + BigInt(by);
    if (authorisation.leaf < from) return bytes;
    return encodeEntry({ type: 'transfer', transfer: { ...transfer, authorisation: { ...authorisation, leaf } } });
  });
}

const flip: Change = (log) => {
  const entries = entriesOf(log);
  const at = log.random(entries.length);
  const flipped = (entries[at] as Uint8Array).slice();
  const place = log.random(flipped.length);
  flipped[place] = (flipped[place] as number) ^ (1 << log.random(8));
  entries[at] = flipped;
  return { entries };
};

const drop: Change = (log) => {
  const entries = entriesOf(log);
  entries.splice(log.random(entries.length), 1);
  return { entries };
};

const swap: Change = (log) => {
  const entries = entriesOf(log);
  const at = log.random(entries.length - 1);
  const [one, next] = [entries[at] as Uint8Array, entries[at + 1] as Uint8Array];
  entries.splice(at, 2, next, one);
  return Buffer.compare(one, next) === 0 ? undefined : { entries };
};

const duplicate: Change = (log) => {
  const entries = entriesOf(log);
  const at = log.random(entries.length);
  // Right after itself, or anywhere later.
  const to = log.random(2) === 0 ? at + 1 : at + 1 + log.random(entries.length - at);
  entries.splice(to, 0, entries[at] as Uint8Array);
  return { entries };
};

/** By somebody with the log's key and no witness's. */
const resign: Change = (log) => {
  const changed = log.random(2) === 0 ? { entries: entriesOf(log) } : drop(log);
  return changed && { ...changed, signedBy: 'log' };
};

const truncate: Change = (log) => {
  const entries = entriesOf(log);
  const ends = new Set(messagesOf(log).map(({ to }) => to));
  switch (log.random(3)) {
    // Within a message.
    case 0: {
      const size = 1 + log.random(entries.length - 1);
      return ends.has(size) ? undefined : { entries: entries.slice(0, size) };
    }
    // Between two, which is a good log; but not for whoever audited it before.
    case 1: {
      const size = some(log, [...ends].slice(0, -1)) as number;
      return { entries: entries.slice(0, size), since: log.passed() };
    }
    // The files alone.
    default:
      return {
        entries,
        files(files) {
          const path = some(
            log,
            [...files.keys()].filter((name) => name.startsWith('tile/')),
          ) as string;
          const bytes = files.get(path) as Uint8Array;
          const length = log.random(bytes.length);
          if (length === 0) files.delete(path);
          else files.set(path, bytes.slice(0, length));
        },
      };
  }
};

const forge: Change = (log) => {
  const { network, random } = log;
  switch (random(3)) {
    // A transfer by another command.
    case 0: {
      const at = some(
        log,
        transfersOf(log, () => true),
      ) as number;
      const authorisation = { kind: 'frame', leaf: BigInt(random(at)), commandIndex: random(3) } as const;
      return withTransfer(log, at, () => ({ authorisation }));
    }
    // Or by a rule.
    case 1: {
      const at = some(
        log,
        transfersOf(log, ({ authorisation }) => authorisation.kind === 'frame'),
      ) as number;
      return withTransfer(log, at, ({ authorisation }) => ({
        authorisation: { kind: 'rule', leaf: authorisation.leaf },
      }));
    }
    // An agent's frame by another's key.
    default: {
      const frames = network.entries.flatMap((_, at) => (network.entryAt(at).type === 'frame' ? [at] : []));
      const at = some(log, frames) as number;
      const entry = network.entryAt(at) as Extract<Entry, { type: 'frame' }>;
      const frame = decodeFrame(entry.bytes);
      if (!frame.ok) return undefined;
      const { partition, firstSequence, expiresAtMs, commands, agent } = frame.value;
      const key = keyOf(random(8));
      const forged = buildFrame({ networkId: NETWORK, key, partition, firstSequence, expiresAtMs, commands });
      const bytes = new Uint8Array(forged.bytes);
      // In its victim's name, or in the forger's own.
      if (random(2) === 0) bytes.set(Buffer.from(agent, 'hex'), 2);
      if (Buffer.compare(bytes, entry.bytes) === 0) return undefined;
      return { entries: network.entries.with(at, encodeEntry({ ...entry, bytes })) };
    }
  }
};

const inflate: Change = (log) => {
  const at = some(
    log,
    transfersOf(log, ({ code }) => code === 'grant'),
  ) as number;
  return withTransfer(log, at, ({ amount }) => ({ amount: amount + BigInt(1 + log.random(1_000_000)) }));
};

const deadline: Change = (log) => {
  const { random } = log;
  const shift = (random(2) === 0 ? 1 : -1) * (1 + random(5_000));
  if (random(2) === 0) {
    const at = some(
      log,
      transfersOf(log, ({ timeoutMs }) => timeoutMs > 0),
    );
    return at === undefined
      ? undefined
      : withTransfer(log, at, ({ timeoutMs }) => ({ timeoutMs: Math.max(1, timeoutMs + shift) }));
  }
  // The time of what was done, so that it was in time or was not.
  const at = random(log.network.entries.length);
  const entry = log.network.entryAt(at);
  if (!('timeMs' in entry)) return undefined;
  const changed = { ...entry, timeMs: Math.max(1, entry.timeMs + shift) };
  return { entries: log.network.entries.with(at, encodeEntry(changed)) };
};

/** Two messages of a partition change places; what they say of each other's leaves goes with them. */
const reorder: Change = (log) => {
  const messages = messagesOf(log);
  const first = some(log, messages.slice(0, -1)) as (typeof messages)[number];
  const second = messages
    .slice(messages.indexOf(first) + 1, messages.indexOf(first) + 40)
    .find(({ partition }) => partition === first.partition);
  if (!second) return undefined;
  const { entries } = log.network;
  const between = entries.slice(first.to, second.from);
  const [a, b] = [first.to - first.from, second.to - second.from];
  const earlier = moved(entries, second.from, second.to, first.from - second.from);
  const later = moved(entries, first.from, first.to, between.length + b);
  return {
    entries: [
      ...entries.slice(0, first.from),
      ...earlier,
      ...(a === b ? between : moved(entries, first.to, second.from, b - a)),
      ...later,
      ...entries.slice(second.to),
    ],
  };
};

export const CHANGES = {
  flip,
  drop,
  swap,
  duplicate,
  're-sign': resign,
  truncate,
  'forge an authorisation': forge,
  'inflate a grant': inflate,
  'shift a deadline': deadline,
  'reorder batches': reorder,
} as const satisfies Record<string, Change>;
export type Kind = keyof typeof CHANGES;
export const KINDS = Object.keys(CHANGES) as Kind[];

/** One change of that kind and what an audit says of it; undefined where the draw changed nothing. `wrong` is undefined where it was missed. */
export async function tryChange(log: Log, kind: Kind): Promise<{ readonly wrong: FirstWrong | undefined } | undefined> {
  const changed = CHANGES[kind](log);
  if (!changed) return undefined;
  const { entries, signedBy = 'both', files, since } = changed;
  const sizes = log.network.checkpoints.map(({ size }) => size).filter((size) => size <= entries.length);
  const made = await exported(entries, resigned(entries, sizes, signedBy === 'both'), log.network.blobs);
  files?.(made.files);
  const source: AuditSource = made;
  const { firstWrong } = await audit(source, since ? { since } : {});
  return { wrong: firstWrong };
}
