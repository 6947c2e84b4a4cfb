import { available } from '../../primitives/account.ts';
import { toHex } from '../../primitives/bytes.ts';
import type { Command } from '../../primitives/commands.ts';
import { type SigningKey, signingKey } from '../../primitives/keys.ts';
import type { Notice } from '../../primitives/notices.ts';
import { spendableOf } from '../../settlement/ledger/ledger.ts';
import { DAY_MS, GENESIS, INFO, MINUTE_MS, USDX } from '../genesis.ts';
import type { FrameSender, Outcomes } from '../record/frame-sender.ts';
import type { World } from '../world.ts';

const EMPTY = new Uint8Array();
const PATIENCE_MS = 2 * MINUTE_MS;

/** An agent's key, owner, frames and money: what buyers, sellers and merchants have in common. */
export class Account {
  readonly world: World;
  readonly owner: string;
  readonly key: string;
  readonly signing: SigningKey;
  readonly #senders: readonly FrameSender[];
  readonly #askedMs = new Map<string, number>();

  constructor(world: World, owner: string) {
    this.world = world;
    this.owner = owner;
    this.signing = signingKey(Uint8Array.from({ length: 32 }, () => world.random.below(256)));
    this.key = toHex(this.signing.publicKey);
    this.#senders = Array.from({ length: GENESIS.bookPartitions + 1 }, (_, partition) =>
      world.sender(this.key, partition),
    );
  }

  /** Enrols with its owner's delegation, and with a first deposit. */
  join(usdx: number): void {
    const { world, key: agent, owner } = this;
    const nowSeconds = BigInt(Math.ceil(world.nowMs() / 1_000));
    world.own({
      type: 'enrolAgent',
      agent,
      owner,
      natsKey: agent,
      dhtKey: agent,
      validUntilSeconds: nowSeconds + 86_400n,
      nonce: BigInt(world.nextNumber()),
      ownerSignature: EMPTY,
      agentSignature: EMPTY,
    });
    this.deposit(usdx);
  }

  deposit(units: number): void {
    const amountBaseUnits = BigInt(Math.floor(units));
    if (amountBaseUnits <= 0n) return;
    const txHash = this.world.nextNumber().toString(16).padStart(64, '0');
    const { owner, key: agent } = this;
    const chain = { txHash, logIndex: 0, blockNumber: BigInt(this.world.nextNumber()) };
    this.world.own({ type: 'depositSeen', owner, asset: USDX, amountBaseUnits, agent, ...chain });
  }

  /** The owner takes money out, by way of the vault, which pays some minutes later. */
  takeOut(units: number): void {
    const { world, key: agent, owner } = this;
    const amountBaseUnits = BigInt(Math.floor(Math.min(units, this.has(USDX))));
    if (amountBaseUnits <= 0n) return;
    const common = { owner, asset: USDX, amountBaseUnits, ownerSignature: EMPTY };
    const nonce = BigInt(world.nextNumber());
    const validUntilSeconds = BigInt(Math.ceil((world.nowMs() + DAY_MS) / 1_000));
    world.own({ type: 'sweepAgent', agent, nonce: BigInt(world.nextNumber()), ...common });
    world.own({ type: 'withdraw', ...common, nonce, validUntilSeconds });
    if (world.random.chance(0.02)) {
      // The chain did not take it in time.
      const lapsed = { type: 'withdrawalLapsed', owner, nonce, blockTimeSeconds: validUntilSeconds + 60n } as const;
      return world.later(DAY_MS + 2 * MINUTE_MS, () => world.own(lapsed));
    }
    const confirmed = { type: 'withdrawalConfirmed', owner, nonce, txHash: '', blockNumber: nonce } as const;
    world.later(5 * MINUTE_MS, () => world.own(confirmed));
  }

  send(partition: number, commands: readonly Command[], then?: Outcomes): void {
    const sender = this.#senders[partition] as FrameSender;
    if (!sender.isFree) return;
    sender.send(commands, (outcomes) => {
      for (const outcome of outcomes) if (!outcome.ok) this.world.measure.refused(outcome.code);
      then?.(outcomes);
    });
  }

  /** A result of one of its frames. */
  told(notice: Notice): void {
    if (notice.type === 'frameResult') this.#senders[notice.partition]?.result(notice);
  }

  /** What is available in the ledger, engine units. */
  has(asset: number): number {
    return Number(spendableOf(this.world.network.state.ledger, available(this.key, asset)));
  }

  freeIn(partition: number, asset: number): number {
    return this.world.network.engine(partition).balance(this.key, asset).free;
  }

  /** Whether that much of both assets is free in the book; if not, what is there is sent, to be tried again later. */
  canSpend(partition: number, usdx: number, info: number): boolean {
    const money = this.#top(partition, USDX, usdx, 1.5);
    return this.#top(partition, INFO, info, 4) && money;
  }

  #top(partition: number, asset: number, needed: number, factor: number): boolean {
    const free = this.freeIn(partition, asset);
    if (free >= needed) return true;
    const name = `${partition}/${asset}`;
    const nowMs = this.world.nowMs();
    if (nowMs - (this.#askedMs.get(name) ?? 0) < PATIENCE_MS) return false;
    const keep = asset === INFO ? 1_000_000 : 0;
    const amount = Math.floor(Math.min(this.has(asset) - keep, needed * factor - free));
    if (amount < needed - free || amount <= 0) return false;
    this.#askedMs.set(name, nowMs);
    this.send(0, [{ type: 'allocateFunds', asset, amountBaseUnits: BigInt(amount), partition }]);
    return false;
  }

  /** Asks the book for what is free there beyond `keep`. */
  release(partition: number, asset: number, keep: number): void {
    const amount = this.freeIn(partition, asset) - keep;
    if (amount > 0)
      this.send(0, [{ type: 'releaseFunds', asset, amountBaseUnits: BigInt(Math.floor(amount)), partition }]);
  }
}
