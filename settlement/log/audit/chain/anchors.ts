import { anchorWord } from '../../../../contracts/clients/anchor.ts';
import type { AuditState } from '../state.ts';
import type { AnchorEvent } from './books.ts';
import { type ChainFinding, finding } from './finding.ts';

type Fields = Pick<AnchorEvent, 'generation' | 'size' | 'root' | 'stateRoot' | 'chainBlock'>;

const textOf = (anchor: Fields): string =>
  `size ${anchor.size}: generation ${anchor.generation}, root ${anchor.root}, state root ${anchor.stateRoot}, ` +
  `block ${anchor.chainBlock}, word ${anchorWord(anchor)}`;

/** What this audit itself says that an anchor of that size is: its own root, and its newest committed state below that size. */
export function ownAnchor({ committed }: AuditState, size: number, root: string): Fields | undefined {
  const state = committed.findLast(({ index }) => index < size);
  return (
    state && {
      generation: BigInt(state.generation),
      size: BigInt(size),
      root: `0x${root}`,
      stateRoot: `0x${state.stateRoot}`,
      chainBlock: state.chainBlock,
    }
  );
}

/** Anchors of entries that the log said it has lost, when it was reopened, are nobody's to judge any more. */
export function giveUpAnchors({ chain, counts }: AuditState): void {
  const left = chain.anchors.filter(
    (anchor) =>
      !counts.reopened?.some(
        ({ index, generation }) => anchor.generation < BigInt(generation) && anchor.size > BigInt(index),
      ),
  );
  if (left.length < chain.anchors.length) chain.anchors = left;
}

/**
 * Rule `anchor`: an anchor on the chain is a checkpoint of this log. `root`: hex, of the log's first `anchor.size` entries; undefined
 * where it has fewer.
 */
export function checkAnchor(
  state: AuditState,
  anchor: AnchorEvent,
  root: string | undefined,
): ChainFinding | undefined {
  const ours = root === undefined ? undefined : ownAnchor(state, Number(anchor.size), root);
  if (ours && anchorWord(ours) === anchorWord(anchor)) return undefined;
  const without = root === undefined ? `at most ${state.size} entries anchored` : 'a state committed before its anchor';
  const texts = { expected: ours ? textOf(ours) : without, found: textOf(anchor) };
  return finding('anchor', Math.min(state.size, Number(anchor.size)), texts, { log: ours, chain: anchor });
}
