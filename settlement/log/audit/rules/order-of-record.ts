import { toHex } from '../../../../primitives/bytes.ts';
import { sha256 } from '../../../../primitives/hash.ts';
import { wrong } from '../report.ts';
import { type Context, ruleOn } from '../rule.ts';
import { emptyGroup } from '../state.ts';
import { giveUpAnchors } from '../chain/anchors.ts';
import { bookPartitionsOf } from './book-partitions.ts';

/** Within a partition generation, sequence and time of messages never go back; each has at most one Frame, before all it causes. */
export const frameOrder = ruleOn(
  'frame',
  'order_of_record',
  ({ published, state }, entry) => {
    const { group, generation } = state;
    if (group.frame || group.rules.size > 0 || group.transfers.length > 0)
      return wrong('a Batch that ends the message before', 'another Frame');
    const books = bookPartitionsOf(state, published);
    if (entry.partition > books) return wrong(`a partition from 0 to ${books}`, `${entry.partition}`);
    if (generation >= 0 && entry.generation !== generation)
      return wrong(`generation ${generation}`, `generation ${entry.generation}`);
    const row = state.partitions.get(entry.partition);
    if (row && row.generation === entry.generation && entry.sequence <= row.sequence)
      return wrong(`a sequence above ${row.sequence}`, `${entry.sequence}`);
    if (row && entry.timeMs < row.timeMs) return wrong(`a time of ${row.timeMs} or later`, `${entry.timeMs}`);
    return undefined;
  },
  ({ state, opened, index }, entry) => {
    const { group } = state;
    state.generation = entry.generation;
    const { partition, sequence, timeMs } = entry;
    Object.assign(group, { partition, sequence, timeMs });
    if (opened.frame) group.frame = { leaf: index, entry, frame: opened.frame, opened };
    state.counts.frames += 1;
    state.counts.commands += opened.frame?.commands.length ?? 0;
  },
);

/** A Batch ends what a message logged. The runs of messages of a partition follow one another without gap or overlap. */
export const batchCovers = ruleOn('batch', 'batch_covers', ({ state }, { partition, generation, from, to, timeMs }) => {
  const { group, partitions } = state;
  const row = partitions.get(partition);
  const isNext = row !== undefined && row.generation === generation && row.loggedTo > 0;
  const wanted = isNext ? row.loggedTo + 1 : to;
  if (group.entries === 0) return wrong('entries of the message that it ends', 'none');
  if (state.generation >= 0 && generation !== state.generation)
    return wrong(`generation ${state.generation}`, `generation ${generation}`);
  if (from !== wanted || to < from) return wrong(`messages from ${wanted} on`, `from ${from} to ${to}`);
  if (group.frame && (partition !== group.partition || to !== group.sequence))
    return wrong(`the end of message ${group.partition}/${group.sequence}`, `of ${partition}/${to}`);
  if (group.linked) return wrong('the transfer that the last one is linked with', 'none');
  if (group.grantDue) return wrong(`the grant of agent ${group.grantDue}`, 'none');
  const since = Math.max(row?.timeMs ?? 0, group.timeMs);
  const exact = group.frame ? timeMs === group.timeMs : timeMs >= since;
  return exact ? undefined : wrong(`time ${since}`, `${timeMs}`);
});

const NO_FRAME = new Uint8Array(0);

/** With its Batch a message is done; to be the last of a Batch's rules. */
export const batchDone = ruleOn(
  'batch',
  'batch_covers',
  () => undefined,
  ({ state }, { partition, generation, to, timeMs }) => {
    // A copy, so that it does not keep its bundle. It is hashed only where a generation is closed.
    const lastFrame = state.group.frame ? new Uint8Array(state.group.frame.entry.bytes) : NO_FRAME;
    state.generation = generation;
    state.partitions.set(partition, { generation, sequence: to, timeMs, loggedTo: to, lastFrame });
    state.counts.batches += 1;
    state.closing = undefined;
    state.group = emptyGroup();
  },
);

const LONGEST_STEP_MS = 10_000;

/** A gap of partition 0's time above ten seconds, logged before anything of the message that ended it. */
export const outage = ruleOn(
  'outage',
  'outage',
  ({ state }, { partition, fromMs, toMs }) => {
    if (partition !== 0 || state.group.entries > 0) return wrong("partition 0's, first of its message", 'another');
    const last = state.partitions.get(0)?.timeMs ?? 0;
    if (fromMs < last) return wrong(`from ${last} or later`, `from ${fromMs}`);
    if (toMs - fromMs <= LONGEST_STEP_MS) return wrong(`a gap above ${LONGEST_STEP_MS} ms`, `${toMs - fromMs} ms`);
    return undefined;
  },
  ({ state }, { fromMs, toMs }) => {
    state.group.timeMs = toMs;
    state.group.outageMs = toMs - fromMs;
  },
);

const NOTHING = '00'.repeat(32);

/** A generation is closed between two messages, where a partition's stream no longer held what was applied last. */
export const generationClosed = ruleOn(
  'generationClosed',
  'generation_closed',
  ({ state }, { generation, partition, sequence, expected, found }) => {
    if (state.group.entries > 0) return wrong('the end of the message before', 'a generation closed within it');
    // Several entries may close one generation, of a partition each; and one may be closed that logged nothing.
    const isNamed = state.generation < 0 || generation === state.generation || generation === state.closing;
    if (!isNamed) return wrong(`generation ${state.generation}`, `${generation}`);
    const row = state.partitions.get(partition);
    if (row && row.generation === generation && sequence < row.loggedTo)
      return wrong(`a last sequence of ${row.loggedTo} or above`, `${sequence}`);
    const last = row?.generation === generation && sequence === row.sequence ? row.lastFrame : NO_FRAME;
    const hash = last.length > 0 ? toHex(sha256(last)) : '';
    if (hash && expected !== hash) return wrong(`the last message, ${hash}`, expected);
    if (found === expected) return wrong('another message, or none', found);
    return expected === NOTHING ? wrong('the hash of a message', 'none') : undefined;
  },
  ({ state }, { generation }) => {
    state.closing = generation;
    state.generation = generation + 1;
  },
);

/**
 * A log that came back from an older backup goes on between two messages, under the origin of a generation that was never used: the first
 * entry of that origin names the newest checkpoint of what was, which these entries do not continue. What the chain has of the rest, it
 * may keep.
 */
export const logReopened = ruleOn(
  'logReopened',
  'log_reopened',
  ({ state, index, rootAt }, { generation, oldSize, oldRoot }) => {
    if (state.group.entries > 0) return wrong('the end of the message before', 'a log reopened within it');
    if (generation <= state.generation) return wrong(`a generation above ${state.generation}`, `${generation}`);
    if (oldSize === 0n) return wrong('an old log with entries', 'an empty one');
    const isHere = oldSize <= BigInt(index) && rootAt(Number(oldSize)) === oldRoot;
    return isHere ? wrong('a checkpoint that these entries do not continue', `one of size ${oldSize}`) : undefined;
  },
  ({ state, index }, { generation, oldSize, oldRoot }) => {
    state.generation = generation;
    const lostEntries = Math.max(0, Number(oldSize) - index);
    const reopened = { index, generation, oldSize: Number(oldSize), oldRoot, lostEntries };
    state.counts.reopened = [...(state.counts.reopened ?? []), reopened];
    giveUpAnchors(state);
  },
);

/** Where a log ends: between two messages. */
export function unfinished({ state }: Pick<Context, 'state'>): ReturnType<typeof wrong> | undefined {
  return state.group.entries > 0 ? wrong('the Batch that ends the last message', 'the end of the log') : undefined;
}
