import { wrong } from '../report.ts';
import { ruleOn } from '../rule.ts';
import { noteCommands } from '../standing-commands.ts';

/** A frame is of an enrolled agent, or of settlement itself. */
export const frameAgent = ruleOn('frame', 'frame_agent', ({ opened, published, state }) => {
  const agent = opened.frame?.agent ?? '';
  if (agent === published.genesis.settlementKey || state.agents.has(agent)) return undefined;
  return wrong('an enrolled agent', agent);
});

/**
 * Sequences of (agent, partition) run from 1 without gap or repetition. Settlement's only rise: of its frames, ticks that nothing came
 * of are no entries.
 */
export const frameSequence = ruleOn(
  'frame',
  'frame_sequence',
  ({ opened, published, state }, { partition }) => {
    const { agent = '', firstSequence = 0n } = opened.frame ?? {};
    const next = state.sequences.get(`${agent}/${partition}`) ?? 1n;
    const bySettlement = agent === published.genesis.settlementKey;
    if (bySettlement ? firstSequence >= next : firstSequence === next) return undefined;
    return wrong(`sequence ${next}${bySettlement ? ' or above' : ''} of ${agent}`, `${firstSequence}`);
  },
  (context, { partition }) => {
    const { frame } = context.opened;
    if (!frame) return;
    const key = `${frame.agent}/${partition}`;
    context.state.sequences.set(key, frame.firstSequence + BigInt(frame.commands.length));
    noteCommands(context, frame);
  },
);
