import type { Address, Hex } from 'viem';
import { type AnchorState, anchorTypedData, readAnchors, submitAnchor } from '../contracts/clients/anchor.ts';
import { deposit, mintTestToken, type VaultDeposit } from '../contracts/clients/deposit.ts';
import { withdrawalTypedData } from '../contracts/clients/owner-commands.ts';
import { startTestNetwork } from '../contracts/clients/test-network.ts';
import { submitWithdrawal } from '../contracts/clients/withdrawal.ts';
import { toHex } from '../primitives/bytes.ts';
import type { Command, OwnerCommand } from '../primitives/commands.ts';
import { CompactRange, leafHash } from '../primitives/merkle.ts';
import { audit } from '../settlement/log/audit/audit.ts';
import type { ChainOptions } from '../settlement/log/audit/chain/chain-audit.ts';
import type { AuditState } from '../settlement/log/audit/state.ts';
import { AuditedNetwork } from './audit-log.fixture.ts';
import { agentKey, GENESIS, NETWORK, ownerKey, signedWithdrawal, USDX } from './audit-signed.fixture.ts';

type Seen = Extract<Command, { type: 'depositSeen' }>;
type Confirmed = Extract<Command, { type: 'withdrawalConfirmed' }>;
type Withdraw = Extract<OwnerCommand, { type: 'withdraw' }>;

const bare = (hex: string): string => hex.slice(2).toLowerCase();
const UNTIL_SECONDS = 2_000_000_000n;

/** For tests: a log, and a chain with the contracts that its genesis document names. What the log says of the chain can be changed. */
export class BackedNetwork {
  readonly log = new AuditedNetwork();
  readonly chain: Awaited<ReturnType<typeof startTestNetwork>>;
  readonly token: Address;

  private constructor(chain: Awaited<ReturnType<typeof startTestNetwork>>) {
    this.chain = chain;
    this.token = chain.testToken as Address;
  }

  static async start(): Promise<BackedNetwork> {
    const chain = await startTestNetwork();
    if (chain.vault !== GENESIS.chain.vault || chain.anchor !== GENESIS.chain.anchor)
      throw new Error('the contracts are not where genesis says');
    const backed = new BackedNetwork(chain);
    await mintTestToken(chain.senderOf('alice'), backed.token, chain.accountOf('alice').address, 1_000_000n);
    await backed.log.join(0, 0n);
    await backed.log.join(1, 0n);
    return backed;
  }

  /** A deposit on the chain for an agent's owner. */
  async pay(index: number, amountBaseUnits: bigint, agent?: string): Promise<VaultDeposit> {
    const owner: Address = `0x${ownerKey(index)}`;
    const to = { vault: this.chain.vault, owner, asset: this.token, amountBaseUnits };
    const paid = await deposit(this.chain.senderOf('alice'), {
      ...to,
      ...(agent ? { agent: `0x${agent}` as const } : {}),
    });
    if (!paid.ok) throw new Error(paid.message);
    return paid.value;
  }

  /** The log takes it in. */
  see(event: VaultDeposit, change: Partial<Seen> = {}): void {
    const agent = /[1-9a-f]/.test(event.agent.slice(2)) ? bare(event.agent) : '';
    const { amountBaseUnits, blockNumber, logIndex } = event;
    const where = { txHash: bare(event.transactionHash), logIndex, blockNumber };
    const seen = { owner: bare(event.owner), asset: USDX, amountBaseUnits, agent, ...where };
    this.log.own({ type: 'depositSeen', ...seen, ...change });
  }

  async credited(index: number, amountBaseUnits: bigint, agent?: string): Promise<VaultDeposit> {
    const event = await this.pay(index, amountBaseUnits, agent);
    this.see(event);
    return event;
  }

  async signed(index: number, amount: bigint): Promise<Withdraw> {
    return (await signedWithdrawal(index, amount, this.log.nonce(), UNTIL_SECONDS)) as Withdraw;
  }

  /** The Vault pays what owner and operator signed; how the log would confirm it. */
  async payOut(command: Withdraw, change: Partial<Withdraw> = {}): Promise<Confirmed> {
    const { owner, amountBaseUnits, nonce, validUntilSeconds, ownerSignature } = { ...command, ...change };
    const message = { owner: `0x${owner}` as Address, asset: this.token, amount: amountBaseUnits, nonce };
    const withdrawal = { ...message, validUntil: validUntilSeconds };
    const typedData = withdrawalTypedData(this.chain.domain, withdrawal);
    const operatorSignature = await this.chain.accountOf('operator').signTypedData(typedData as never);
    const { vault } = this.chain;
    const signatures = { ownerSignature: `0x${toHex(ownerSignature)}` as Hex, operatorSignature };
    const paid = await submitWithdrawal(this.chain.senderOf('operator'), { vault, withdrawal, ...signatures });
    if (!paid.ok) throw new Error(paid.message);
    const { transactionHash, blockNumber } = paid.value;
    return { type: 'withdrawalConfirmed', owner, nonce, txHash: bare(transactionHash), blockNumber };
  }

  async withdrawn(index: number, amount: bigint): Promise<void> {
    const command = await this.signed(index, amount);
    this.log.own(command);
    this.log.own(await this.payOut(command));
  }

  head(): Promise<bigint> {
    return this.chain.reader.getBlockNumber();
  }

  /** The log commits its state of the chain's newest block; what an anchor of it says. */
  async commit(chainBlock?: bigint): Promise<AnchorState> {
    this.log.own({ type: 'commitState', chainBlock: chainBlock ?? (await this.head()) });
    this.log.publish();
    const entry = this.log.entries.map((_, i) => this.log.entryAt(i)).findLast(({ type }) => type === 'stateCommitted');
    if (entry?.type !== 'stateCommitted') throw new Error('no state was committed');
    const tree = new CompactRange();
    for (const bytes of this.log.entries) tree.append(leafHash(bytes));
    const hashes = { root: `0x${toHex(tree.root())}`, stateRoot: `0x${entry.stateRoot}` } as const;
    return { generation: BigInt(entry.generation), size: BigInt(tree.size), ...hashes, chainBlock: entry.chainBlock };
  }

  /** As k auditors signed it, whatever it says. */
  async anchor(next: AnchorState): Promise<void> {
    const { anchor, deployBlock, reader } = this.chain;
    const typedData = anchorTypedData({ chainId: GENESIS.chain.id, anchor }, next);
    const signatures = await Promise.all(
      (['auditor-1', 'auditor-2'] as const).map((name) => this.chain.accountOf(name).signTypedData(typedData as never)),
    );
    const newest = (await readAnchors(reader, anchor, deployBlock, await this.head())).at(-1);
    const sent = await submitAnchor(this.chain.senderOf('operator'), { anchor, newest, next, signatures });
    if (!sent.ok) throw new Error(sent.message);
  }

  async anchored(): Promise<void> {
    await this.anchor(await this.commit());
  }

  close(): Promise<void> {
    return this.chain.chain.close();
  }
}

export const placeOf = ({ chain }: BackedNetwork): ChainOptions => ({ provider: chain.chain.provider });
export async function auditOf(backed: BackedNetwork, chain: ChainOptions = placeOf(backed), since?: AuditState) {
  return audit(await backed.log.export(), { networkId: NETWORK, chain, ...(since ? { since } : {}) });
}

/** Two owners with deposits, one of them an agent's, a withdrawal, two anchors. */
export async function lived(): Promise<BackedNetwork> {
  const backed = await BackedNetwork.start();
  await backed.credited(0, 5_000n);
  await backed.credited(1, 700n, agentKey(1));
  await backed.anchored();
  await backed.withdrawn(0, 1_200n);
  await backed.anchored();
  return backed;
}
