import { expect, test } from 'vitest';
import { trading } from '../../primitives/account.ts';
import { signingKey } from '../../primitives/keys.ts';
import { ok } from '../../primitives/result.ts';
import { GENESIS, NETWORK, agentKey, INFO } from '../../settlement/escrow/network.fixture.ts';
import { createState } from '../../settlement/escrow/state.ts';
import { MerkleTree } from '../../settlement/log/merkle-tree.ts';
import { EMPTY_EDGE } from '../../settlement/log/tiles.ts';
import { LedgerCore } from './ledger-core.ts';
import { OwnFrames } from './own-frames.ts';
import { Watermarks } from './watermarks.ts';

const MANY = 200_000;

test('one message of a book may log more entries than a call has arguments', async () => {
  const agent = agentKey(1);
  const state = createState(GENESIS, NETWORK);
  const funds = { creditsPosted: BigInt(MANY), debitsPosted: 0n, creditsPending: 0n, debitsPending: 0n };
  state.ledger.accounts.set(trading(agent, INFO, 1), funds);
  const none = new Uint8Array();
  const frame = { agent, partition: 1, firstSequence: 1n, body: none, signature: none, expiresAtMs: 9, commands: [] };
  const core = new LedgerCore({
    settlementKey: GENESIS.settlementKey,
    state,
    tree: new MerkleTree({ get: async () => undefined, put: async () => undefined }, EMPTY_EDGE),
    watermarks: new Watermarks([], 2, 0),
    ownFrames: new OwnFrames(NETWORK, signingKey(new Uint8Array(32)), new Map()),
    lastInboxId: 0,
    checkFrame: () => ok(frame),
    blobs: async () => new Map(),
  });
  const charged = { type: 'networkFeeCharged', agent, amountInfo: 1, commandIndex: 0 } as const;
  const events = Array.from({ length: MANY }, () => charged);
  const at = { partition: 1, generation: 0, sequence: 1, timeMs: 1, eventsSequence: 1, sender: '' };
  const { batch } = await core.apply([{ ...at, frameBytes: Uint8Array.of(1), events }], []);
  expect(batch.transfers).toHaveLength(MANY);
});
