import type { Genesis } from '../primitives/genesis.ts';
import type { SigningKey } from '../primitives/keys.ts';
import type { Clock, Random } from '../primitives/ports.ts';
import type { ChunkStore } from './chunk-store/port.ts';
import type { AgentLink } from './link/agent-link.ts';
import type { PresenceTable } from './presence.ts';
import type { RecordStore } from './record-store.ts';

/** Where the agent reads what settlement has made public: leases of an object, its own balances, and where it leaves blobs. */
export interface NetworkView {
  /** Live leases of an object, by slot. */
  leasesOf(object: string): Promise<readonly LeaseView[]>;
  /** Posted balance less pending debits, base units, of one account by name; 0 where it does not exist yet. */
  balance(account: string): Promise<bigint>;
  /** Leaves a payload that a command is about to name; returns its SHA-256 in hex. */
  putBlob(bytes: Uint8Array): Promise<string>;
}

export type LeaseView = {
  readonly lease: bigint;
  readonly object: string;
  readonly slot: number;
  readonly k: number;
  readonly n: number;
  readonly agent: string;
  readonly buyer: string;
  readonly state: 'active' | 'lost' | 'ended' | 'lapsed' | 'repairing';
  readonly dataRoot: string;
  readonly bytes: bigint;
  readonly cidCount: number;
  readonly readPrice: number;
};

/** All that an agent's parts share: its identity, its network, its ports to the world. */
export type AgentContext = {
  readonly key: SigningKey;
  /** 64 hex digits of the public key. */
  readonly agent: string;
  /** 40 hex digits of the owner's address. */
  readonly owner: string;
  /** With as many book partitions as there are now: to be asked each time. */
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  readonly link: AgentLink;
  readonly network: NetworkView;
  readonly chunks: ChunkStore;
  readonly records: RecordStore;
  readonly presence: PresenceTable;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: (event: string, details?: Readonly<Record<string, unknown>>) => void;
};
