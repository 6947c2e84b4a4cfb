import { AUTHORITY } from '../authority.ts';
import { holderOf } from '../accounts.ts';
import { checkAllowed, takeAllowed } from '../allowed/by-command.ts';
import { checkCaused, takeCaused } from '../allowed/by-rule.ts';
import { type Finding, wrong } from '../report.ts';
import { type Context, type EntryOf, ruleOn } from '../rule.ts';
import { commandAt } from '../standing-commands.ts';
import type { StandingCommand } from '../state.ts';

type Transfer = EntryOf<'transfer'>['transfer'];

/** No debit without its debtor's own signature: on the frame that it names, with a command there that allows this very transfer. */
export const authorisedByFrame = ruleOn(
  'transfer',
  'authorised_by_frame',
  (context, { transfer }) => {
    const { authorisation: by, code, kind } = transfer;
    if (by.kind !== 'frame') return undefined;
    const allowed = AUTHORITY[code].kinds[kind]?.frame;
    if (!allowed) return wrong(`${code} (${kind}) by a genesis rule`, 'by a frame');
    const standing = commandAt(context, by.leaf, by.commandIndex);
    if (!standing) return wrong(`a command that still stands at ${by.leaf}/${by.commandIndex}`, 'none');
    const { command } = standing;
    if (allowed.length > 0 && !allowed.includes(command.type))
      return wrong(`${code} by ${allowed.join(' or ')}`, `by ${command.type}`);
    return checkDebtor(context, transfer, standing, by.commandIndex) ?? checkAllowed(context, transfer, standing);
  },
  (context, { transfer }) => {
    const { authorisation: by } = transfer;
    const standing = by.kind === 'frame' ? commandAt(context, by.leaf, by.commandIndex) : undefined;
    if (standing) takeAllowed(context, transfer, standing);
  },
);

function checkDebtor(
  context: Context,
  { debit, credit, code }: Transfer,
  { agent, command }: StandingCommand,
  commandIndex: number,
): Finding | undefined {
  const debtor = holderOf(debit);
  const { state, published } = context;
  if (command.type === 'fundAgent' || command.type === 'sweepAgent' || command.type === 'withdraw') {
    if (agent !== published.genesis.settlementKey) return wrong("a frame of settlement's own key", `of ${agent}`);
    const signed = state.group.frame?.opened.owners.get(commandIndex);
    if (!signed?.owner) return wrong(`the signature of owner ${command.owner}`, 'another');
    if (command.type === 'withdraw') return command.owner === debtor ? undefined : wrong(command.owner, debtor);
    const [owner, its] = command.type === 'fundAgent' ? [debtor, holderOf(credit)] : [holderOf(credit), debtor];
    if (command.owner !== owner || command.agent !== its)
      return wrong(`${command.owner}, ${command.agent}`, `${owner}, ${its}`);
    const known = state.agents.get(its)?.owner;
    return known === owner ? undefined : wrong(`an agent of owner ${owner}`, `of ${known}`);
  }
  const signer = command.type === 'acceptQuote' && code === 'ask_collateral' ? command.quote.seller : agent;
  return signer === debtor ? undefined : wrong(`the debtor's own frame, of ${debtor}`, `of ${signer}`);
}

/** Or by a rule of genesis, whose entry stands in the same message and may be the reason for a transfer of this code. */
export const authorisedByRule = ruleOn(
  'transfer',
  'authorised_by_rule',
  (context, { transfer }) => {
    const { authorisation: by, code, kind } = transfer;
    if (by.kind !== 'rule') return undefined;
    const allowed = AUTHORITY[code].kinds[kind]?.rule;
    if (!allowed) return wrong(`${code} (${kind}) by its debtor's frame`, 'by a genesis rule');
    const rule = context.state.group.rules.get(Number(by.leaf));
    if (!rule) return wrong(`a Rule entry of this message at ${by.leaf}`, 'none');
    if (!allowed.includes(rule.rule)) return wrong(`${code} by ${allowed.join(' or ')}`, `by ${rule.rule}`);
    return checkCaused(context, transfer, rule);
  },
  (context, { transfer }) => {
    const { authorisation: by } = transfer;
    const rule = by.kind === 'rule' ? context.state.group.rules.get(Number(by.leaf)) : undefined;
    if (rule) takeCaused(context, transfer, rule);
  },
);

/** A Rule entry stands in the message of a frame, at its time. */
export const ruleEntry = ruleOn(
  'rule',
  'rule_entry',
  ({ state }, { timeMs }) => {
    if (!state.group.frame) return wrong('the Frame that caused it, before it', 'none');
    return timeMs === state.group.timeMs ? undefined : wrong(`time ${state.group.timeMs}`, `${timeMs}`);
  },
  ({ state, index }, entry) => {
    state.group.rules.set(index, entry);
    const { rulesByName } = state.counts;
    rulesByName[entry.rule] = (rulesByName[entry.rule] ?? 0) + 1;
  },
);
