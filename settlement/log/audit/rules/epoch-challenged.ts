import { toHex } from '../../../../primitives/bytes.ts';
import { openCheckpoint } from '../../verify/checkpoint.ts';
import { runningLeases } from '../leases/run.ts';
import { wrong } from '../report.ts';
import { type Context, ruleOn } from '../rule.ts';

/**
 * An epoch is challenged once, while it runs, by the checkpoint that settlement published in this message: signed, cosigned by its
 * quorum, of this tree; for each asset in which leases run, and no other.
 */
export const epochChallenged = ruleOn(
  'epochChallenged',
  'epoch_challenged',
  (context, { epoch, asset, note }) => {
    const { state, published } = context;
    const frame = state.group.frame?.frame;
    const told = frame?.commands.some(
      (one) => one.type === 'checkpointPublished' && one.epoch === epoch && one.note === note,
    );
    if (!told || frame?.agent !== published.genesis.settlementKey)
      return wrong("settlement's CheckpointPublished with this note", 'none');
    const running = BigInt(Math.floor(state.group.timeMs / published.genesis.epochMs));
    if (epoch !== running) return wrong(`epoch ${running}`, `${epoch}`);
    const last = state.group.challenged.at(-1);
    if (last ? asset <= last.asset : epoch <= state.challengedEpoch)
      return wrong(`an epoch above ${state.challengedEpoch}, assets in order`, `${epoch}, asset ${asset}`);
    if (runningLeases(state.leases, epoch, asset).length === 0)
      return wrong(`leases in asset ${asset} that run`, 'none');
    return checkNote(context, note);
  },
  ({ state, opened }, { epoch, asset }) => {
    state.challengedEpoch = epoch;
    state.group.challenged.push({ epoch, asset, leaf: opened.leafHash });
  },
);

function checkNote({ published, rootAt, index }: Context, note: string): ReturnType<typeof wrong> | undefined {
  const opened = openCheckpoint(note, published.trust);
  if (!opened.ok) return wrong("the log's signed checkpoint", opened.message);
  const { size, root, quorum } = opened.value;
  if (!quorum) return wrong('a checkpoint with its quorum', `one of size ${size} without`);
  if (size > index) return wrong(`a checkpoint of at most ${index} entries`, `${size}`);
  const ours = rootAt(size);
  if (ours === undefined) return wrong('a checkpoint that was published', `one of size ${size}, which was not`);
  return ours === toHex(root) ? undefined : wrong(`root ${ours} at size ${size}`, toHex(root));
}

/** No asset is left out: whoever holds in it would go unpaid. */
export const allChallenged = ruleOn('batch', 'epoch_challenged', (context) => {
  const { state } = context;
  const { group } = state;
  if (group.challenged.length === 0) return undefined;
  const epoch = state.challengedEpoch;
  const missing = [...context.assets.keys()].find(
    (asset) =>
      runningLeases(state.leases, epoch, asset).length > 0 && !group.challenged.some((one) => one.asset === asset),
  );
  return missing === undefined ? undefined : wrong(`a challenge in asset ${missing}`, 'none');
});
