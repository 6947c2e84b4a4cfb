import type { Transfer } from '../../../../primitives/transfer.ts';
import { accountParts, holderOf } from '../accounts.ts';
import { type Finding, wrong } from '../report.ts';
import type { Context } from '../rule.ts';

/** Whether the buyer of a revealed trade accepts it in this message. */
export function acceptsDelivery({ state }: Context, trade: bigint): boolean {
  const revealed = state.revealed.get(String(trade));
  const frame = state.group.frame?.frame;
  if (!revealed || frame?.agent !== revealed.buyer) return false;
  return frame.commands.some((one) => one.type === 'acceptDelivery' && one.trade === trade);
}

/** A price is posted for a key that its seller revealed to its buyer, once. */
export function checkPricePosted({ state }: Context, { debit, credit }: Transfer, trade: bigint): Finding | undefined {
  const revealed = state.revealed.get(String(trade));
  if (!revealed) return wrong(`the revealed key of trade ${trade}`, 'none');
  const [wanted, found] = [`${revealed.buyer} to ${revealed.seller}`, `${holderOf(debit)} to ${holderOf(credit)}`];
  if (wanted !== found) return wrong(`from ${wanted}`, found);
  return revealed.paid ? wrong(`one price for trade ${trade}`, 'a second one') : undefined;
}

const stakesKey = ({ credit, debit }: Transfer, returned: boolean): string => {
  const { holder, asset } = accountParts(returned ? debit : credit);
  return `${holder}/${asset}`;
};

/** A data trade's collateral comes back whole: it is one that was put up and is still there. */
export function checkStake({ state }: Context, transfer: Transfer): Finding | undefined {
  const open = state.stakes.get(stakesKey(transfer, true)) ?? [];
  if (open.includes(transfer.amount)) return undefined;
  return wrong(`a collateral that was put up: ${open.join(', ') || 'none'}`, `${transfer.amount}`);
}

export function checkStakeReturned(context: Context, transfer: Transfer, trade: bigint): Finding | undefined {
  const seller = context.state.revealed.get(String(trade))?.seller;
  if (seller !== holderOf(transfer.debit)) return wrong(`the seller of trade ${trade}, ${seller}`, transfer.debit);
  return checkStake(context, transfer);
}

export function keepStake({ state }: Context, transfer: Transfer): void {
  const key = stakesKey(transfer, false);
  state.stakes.set(key, [...(state.stakes.get(key) ?? []), transfer.amount]);
}

export function dropStake({ state }: Context, transfer: Transfer): void {
  const key = stakesKey(transfer, true);
  const open = [...(state.stakes.get(key) ?? [])];
  open.splice(open.indexOf(transfer.amount), 1);
  if (open.length > 0) state.stakes.set(key, open);
  else state.stakes.delete(key);
}
