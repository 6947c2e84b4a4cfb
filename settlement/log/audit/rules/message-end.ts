import { checkTradersPaid } from '../allowed/book-fee.ts';
import { checkNoFee } from '../allowed/network-fee.ts';
import { wrong } from '../report.ts';
import { ruleOn } from '../rule.ts';
import { forgetCommands } from '../standing-commands.ts';

/** What a message must have moved by its end: network fees, the rest of a fee share, the seller's half of a match. */
export const messageEnd = ruleOn(
  'batch',
  'message_end',
  (context) => {
    const { group } = context.state;
    const [share] = group.shares ?? [];
    if (share) return wrong(`the share of ${share.amount} to ${share.account}`, 'none');
    if (group.half) return wrong('the collateral that the price is linked with', 'none');
    return (group.partition === 0 ? checkNoFee(context) : undefined) ?? checkTradersPaid(context);
  },
  (context) => forgetCommands(context),
);
