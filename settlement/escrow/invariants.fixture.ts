import { expect } from 'vitest';
import { parseAccount, system, trading } from '../../primitives/account.ts';
import type { Frame } from '../../primitives/commands.ts';
import type { Entry } from '../../primitives/entry/entry.ts';
import { encodeEntry } from '../../primitives/entry/codec.ts';
import { type Transfer, transferIdText } from '../../primitives/transfer.ts';
import { type Balance, NO_BALANCE, postedOf } from '../ledger/ledger.ts';
import type { Effects } from './io.ts';
import type { TestNetwork } from './network.fixture.ts';
import { boundByRecords } from './bound-by-records.fixture.ts';
import { treeSizeOf } from './state.ts';

/** A ledger made from the log alone, kept beside each network. */
type Shadow = { readonly accounts: Map<string, Balance>; readonly pending: Map<string, Transfer>; counts: number[] };
const SHADOWS = new WeakMap<TestNetwork, Shadow>();

/** DESIGN §17, 1 to 6, and that held and collateral are exactly what trades and leases say. */
export function checkInvariants(network: TestNetwork, sizeBefore: bigint, effects: Effects): void {
  const { state, log } = network;
  expect(treeSizeOf(state)).toBe(BigInt(log.length));
  expect(sizeBefore + BigInt(effects.entries.length)).toBe(BigInt(log.length));
  const shadow = SHADOWS.get(network) ?? { accounts: new Map(), pending: new Map(), counts: [0, 0] };
  SHADOWS.set(network, shadow);
  for (const [i, entry] of effects.entries.entries()) {
    encodeEntry(entry);
    if (entry.type !== 'transfer') continue;
    checkAuthorisation(network, entry.transfer, sizeBefore + BigInt(i));
    play(shadow, entry.transfer);
  }
  if (effects.entries.length > 0) expect(effects.entries.at(-1)?.type).toBe('batch');
  // 5: created = resolved + still pending
  expect(shadow.counts[0]).toBe((shadow.counts[1] as number) + state.ledger.pending.size);
  expect([...state.ledger.pending.keys()].sort()).toEqual([...shadow.pending.keys()].sort());
  const sums = new Map<number, bigint>();
  for (const [name, balance] of state.ledger.accounts.entries()) {
    expect(balance, name).toEqual(shadow.accounts.get(name) ?? NO_BALANCE);
    const { asset, holder } = parseAccount(name);
    const posted = balance.creditsPosted - balance.debitsPosted;
    sums.set(asset, (sums.get(asset) ?? 0n) + posted);
    // 2
    if (holder !== 'system') expect(posted - balance.debitsPending, name).toBeGreaterThanOrEqual(0n);
  }
  // 1
  for (const sum of sums.values()) expect(sum).toBe(0n);
  expect(-postedOf(state.ledger, system(1, 'issuance'))).toBeLessThanOrEqual(network.genesis.info.cap);
  for (const { agent } of state.agents.values())
    for (const { code } of network.genesis.assets) checkAgent(network, agent, code);
}

function checkAgent({ state, engine, genesis }: TestNetwork, agent: string, asset: number): void {
  // 6
  const unit = genesis.assets.find(({ code }) => code === asset)?.engineUnit ?? 1n;
  const account = trading(agent, asset, 1);
  const { free, reserved } = engine.balance(agent, asset);
  const { debitsPending } = state.ledger.accounts.get(account) ?? NO_BALANCE;
  const allocating = state.allocations.get(`${agent}/${asset}/1`) ?? 0n;
  expect(postedOf(state.ledger, account), account).toBe(BigInt(free + reserved) * unit + allocating + debitsPending);
  for (const { account: name, amount } of boundByRecords(state, agent, asset))
    expect(postedOf(state.ledger, name), name).toBe(amount);
}

/** 3: a debit has its debtor's own signature or a rule, logged before it. */
function checkAuthorisation({ log, frames }: TestNetwork, { authorisation: by, debit }: Transfer, leaf: bigint): void {
  expect(by.leaf).toBeLessThan(leaf);
  const entry = log[Number(by.leaf)] as Entry;
  if (by.kind === 'rule') return expect(entry.type).toBe('rule');
  expect(entry.type).toBe('frame');
  const frame = frames.get(new TextDecoder().decode(entry.type === 'frame' ? entry.bytes : undefined)) as Frame;
  const command = frame.commands[by.commandIndex];
  const signers = [frame.agent];
  if (command?.type === 'acceptQuote') signers.push(command.quote.seller);
  if (command && 'owner' in command && command.type !== 'fundsAllocated') signers.push(command.owner);
  if (command?.type === 'sweepAgent') signers.push(command.agent);
  expect(signers).toContain(parseAccount(debit).holder);
}

function play({ accounts, pending, counts }: Shadow, transfer: Transfer): void {
  const { kind, debit, credit, amount } = transfer;
  if (kind === 'pending') {
    counts[0] = (counts[0] as number) + 1;
    pending.set(transferIdText(transfer.id), transfer);
  } else if (transfer.pendingId) {
    counts[1] = (counts[1] as number) + 1;
    expect(pending.delete(transferIdText(transfer.pendingId))).toBe(true);
  }
  const posted = kind === 'single' || kind === 'post' ? amount : 0n;
  const waiting = kind === 'pending' ? amount : kind === 'single' ? 0n : -amount;
  const from = accounts.get(debit) ?? NO_BALANCE;
  accounts.set(debit, {
    ...from,
    debitsPosted: from.debitsPosted + posted,
    debitsPending: from.debitsPending + waiting,
  });
  const to = accounts.get(credit) ?? NO_BALANCE;
  accounts.set(credit, {
    ...to,
    creditsPosted: to.creditsPosted + posted,
    creditsPending: to.creditsPending + waiting,
  });
}
