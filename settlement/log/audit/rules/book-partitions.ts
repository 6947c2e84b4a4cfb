import type { Command } from '../../../../primitives/commands.ts';
import type { Published } from '../published.ts';
import { wrong } from '../report.ts';
import { type Context, ruleOn } from '../rule.ts';
import type { AuditState } from '../state.ts';

/** How many there are at this entry. */
export const bookPartitionsOf = (state: AuditState, { genesis }: Published): number =>
  Math.max(state.bookPartitions, genesis.bookPartitions);

/** There are more book partitions from settlement's own SetPartitions on partition 0 on; books are told of what was opened there. */
export const bookPartitions = ruleOn(
  'frame',
  'book_partitions',
  (context, { partition }) => {
    if (partition === 0) return undefined;
    const opened = bookPartitionsOf(context.state, context.published);
    const told = Math.max(0, ...counts(context));
    return told > opened ? wrong(`at most the ${opened} book partitions that there are`, `${told}`) : undefined;
  },
  (context, { partition }) => {
    const { state } = context;
    if (partition !== 0) return;
    const before = state.bookPartitions;
    // Fewer than there are, settlement refused.
    state.bookPartitions = Math.max(before, ...counts(context));
    // Of an instrument that moves, no book knows the last price.
    if (state.bookPartitions !== before) state.references.clear();
  },
);

function counts({ opened, published }: Context): number[] {
  if (opened.frame?.agent !== published.genesis.settlementKey) return [];
  return opened.frame.commands.flatMap((command: Command) =>
    command.type === 'setPartitions' && command.bookPartitions <= MOST ? [command.bookPartitions] : [],
  );
}
/** Above, settlement refuses it. */
const MOST = 0x7fff;
