import { setTimeout as delay } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Answer } from './events-publisher.ts';
import { type Link, watchLink } from './link.ts';
import { MarketData } from './market-data.ts';
import { catchUp, follow, type Live } from './partition.ts';
import { isOperating, type MarketConfig, type Shell, startsOver } from './shell.ts';

const RETRY_MS = 250;

/**
 * The market process: an engine for each book partition, fed by ORDERS, answering in EVENTS, until aborted. While NATS or settlement is
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
  const partitions = Array.from({ length: genesis.bookPartitions }, (_, index) =>
    runPartition({ shell, partition: index + 1, lives, data, link, signal, onReady }).finally(() => stop.abort()),
  );
  const ends = await Promise.allSettled(partitions);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
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
