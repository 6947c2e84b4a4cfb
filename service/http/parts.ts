import type { NatsConnection } from '@nats-io/nats-core';
import type { Logger } from 'pino';
import type { PresenceTable } from '../../agent-runtime/presence.ts';
import type { AnchoredEvent } from '../../contracts/clients/anchor.ts';
import type { Result } from '../../primitives/result.ts';
import type { Policy } from '../../settlement/log/verify/policy.ts';
import type { Config } from '../config.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Network } from '../new-network.ts';
import type { Settlement } from '../settlement/api.ts';
import type { MarketHistory } from './market/market-history.ts';
import type { MarketStream } from './stream/market-stream.ts';

/** What the HTTP interface is given. */
export type HttpConfig = {
  readonly config: Config;
  readonly network: Network;
  readonly settlement: Settlement;
  /** For presence and market depth. */
  readonly nats: NatsConnection;
  /** The chain's JSON-RPC. */
  readonly chainUrl: string;
  readonly anchors: {
    readonly list: () => Promise<readonly AnchoredEvent[]>;
    readonly anchorNow: () => Promise<Result<AnchoredEvent>>;
  };
  readonly log: Pick<Logger, 'warn' | 'error'>;
};

/** What its routes share. */
export type HttpParts = HttpConfig & {
  readonly policy: Policy;
  readonly presence: PresenceTable;
  readonly history: MarketHistory;
  readonly stream: MarketStream;
  readonly metrics: Metrics;
};
