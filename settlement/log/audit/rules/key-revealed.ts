import { fromHex, toHex } from '../../../../primitives/bytes.ts';
import { keyCommitment } from '../../../../primitives/key-commitment.ts';
import { wrong } from '../report.ts';
import { type Context, type EntryOf, ruleOn } from '../rule.ts';

type KeyRevealed = EntryOf<'keyRevealed'>;

/** The seller's RevealKey in this message, as `<leaf>/<command index>`. */
function revealOf({ state }: Context, { trade, seller, key }: KeyRevealed): string | undefined {
  const { frame } = state.group;
  if (frame?.frame.agent !== seller) return undefined;
  const at = frame.frame.commands.findIndex(
    (one) => one.type === 'revealKey' && one.trade === trade && one.key === key,
  );
  return at < 0 ? undefined : `${frame.leaf}/${at}`;
}

/** A key is revealed once, by its seller, for a delivery that the seller committed to and the buyer acknowledged, and it is that key. */
export const keyRevealed = ruleOn(
  'keyRevealed',
  'key_revealed',
  (context, entry) => {
    const { state } = context;
    const { trade, buyer, seller, key, cid, chunkBytes, blockCount, ciphertextRoot } = entry;
    if (!revealOf(context, entry)) return wrong(`RevealKey of trade ${trade} by ${seller} in this message`, 'none');
    if (state.revealed.has(String(trade))) return wrong(`one key for trade ${trade}`, 'a second one');
    const delivery = state.deliveries.get(String(trade));
    const bytes = fromHex(key);
    const commitment = bytes ? toHex(keyCommitment(trade, bytes)) : '';
    const committed = delivery?.commits.filter(
      (one) => one.seller === seller && one.commit.keyCommitment === commitment,
    );
    if (!committed || committed.length === 0) return wrong(`a CommitDelivery by ${seller} to this key`, 'none');
    const told = [cid, chunkBytes, blockCount, ciphertextRoot].join();
    const same = committed.filter(
      ({ commit }) => [commit.cid, commit.chunkBytes, commit.blockCount, commit.ciphertextRoot].join() === told,
    );
    if (same.length === 0) return wrong('what was committed to', told);
    const acknowledged = delivery?.acks.some(
      (ack) => ack.buyer === buyer && same.some(({ digest }) => digest === ack.digest),
    );
    return acknowledged ? undefined : wrong(`an AckDelivery of it by ${buyer}`, 'none');
  },
  (context, entry) => {
    const { state, index } = context;
    const { trade, buyer, seller } = entry;
    const command = revealOf(context, entry) ?? '';
    const { timeMs } = state.group;
    state.revealed.set(String(trade), { buyer, seller, index, timeMs, publishedMs: undefined, command, paid: false });
    state.deliveries.delete(String(trade));
  },
);
