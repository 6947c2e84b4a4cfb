import { setTimeout as delay } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { InfinityDbError } from '../../primitives/error.ts';
import { eventsStream } from '../nats/streams.ts';
import type { Answer } from './events-publisher.ts';
import { type Link, watchLink } from './link.ts';
import { MarketData } from './market-data.ts';
import { catchUp, follow, type Live } from './partition.ts';
import { isOperating, type MarketConfig, type Shell, startsOver } from './shell.ts';

const RETRY_MS = 250;
/** How soon a book partition that is new is seen. */
const LOOK_MS = 1_000;

/**
 * The market process: an engine for each book partition, those that are added while it runs among them, fed by ORDERS, answering in EVENTS, until aborted. While NATS or settlement is
 * away it waits and then goes on from where it stood. Any number of identical replicas may run. Throws on a mistake of ours,
 * `nats_unavailable` when the connection was closed for good, and `diverged` where EVENTS has another answer than this replica's.
 */
export async function runMarket(
  config: MarketConfig,
  options: {
    readonly signal: AbortSignal;
    /** Called once, when every partition has caught up and follows ORDERS. */
    readonly onReady?: () => void;
  },
): Promise<void> {
  const { nats, genesis } = config;
  const manager = await jetstreamManager(nats, { checkAPI: false });
  const shell: Shell = { ...config, manager, js: jetstream(nats) };
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const lives = new Map<number, Live>();
  const data = new MarketData(nats, lives);
  data.serve(signal);
  const link = watchLink(nats, signal);
  let waiting = genesis.bookPartitions;
  const onReady = (): void => {
    if (--waiting === 0) options.onReady?.();
  };
  const partitions: Promise<void>[] = [];
  const begin = (partition: number, ready: () => void): void =>
    void partitions.push(
      runPartition({ shell, partition, lives, data, link, signal, onReady: ready }).finally(() => stop.abort()),
    );
  for (let partition = 1; partition <= genesis.bookPartitions; partition++) begin(partition, onReady);
  await beginNew(shell, genesis.bookPartitions + 1, (partition) => begin(partition, () => undefined), signal);
  const ends = await Promise.allSettled(partitions);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Settlement makes the EVENTS of a partition that the operator adds: where they are, its engine is run. Resolves when aborted. */
async function beginNew(
  { manager }: Shell,
  first: number,
  begin: (partition: number) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let next = first; !signal.aborted; ) {
    const isThere = await manager.streams.info(eventsStream(next)).then(
      () => true,
      // Absent, or NATS is away: the next look says more.
      () => false,
    );
    if (isThere && !signal.aborted) begin(next++);
    else await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

type Run = {
  readonly shell: Shell;
  readonly partition: number;
  readonly lives: Map<number, Live>;
  readonly data: MarketData;
  readonly link: Link;
  readonly signal: AbortSignal;
  readonly onReady: () => void;
};

async function runPartition({ shell, partition, lives, data, link, signal, onReady }: Run): Promise<void> {
  const announce = ({ books }: Answer): void => data.announce(books);
  let live: Live | undefined;
  let ready = false;
  while (!signal.aborted) {
    await link.up();
    if (signal.aborted) return;
    const session = link.open();
    try {
      const caughtUp = await catchUp(shell, partition, live);
      live = caughtUp.live;
      lives.set(partition, live);
      if (!ready) onReady();
      ready = true;
      await follow(shell, live, caughtUp.tail, announce, session.signal);
    } catch (error) {
      if (signal.aborted) return;
      if (shell.nats.isClosed())
        throw new InfinityDbError('nats_unavailable', 'the connection to NATS was closed', {
          cause: error,
          step: 'market',
        });
      if (!isOperating(error)) throw error;
      if (startsOver(error)) live = undefined;
      shell.log.warn({ partition, err: error }, 'partition waits and tries again');
      await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
    } finally {
      session.close();
    }
  }
}
