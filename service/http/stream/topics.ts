import { parseInstrument } from '../../../primitives/instrument.ts';
import { ok, refuse, type Result } from '../../../primitives/result.ts';

export const TOPIC_KINDS = ['book', 'trades', 'bbo', 'candles'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];
export type Topic = { readonly kind: TopicKind; readonly instrument: string };

const MOST_TOPICS = 64;

/** `book:storage/day/INFO,trades:storage/day/INFO`: each at most once. */
export function parseTopics(text: string): Result<readonly Topic[]> {
  const parts = [...new Set(text.split(',').filter((part) => part !== ''))];
  if (parts.length === 0 || parts.length > MOST_TOPICS)
    return refuse(
      'malformed',
      `topics has ${parts.length} topics, not 1 to ${MOST_TOPICS}: book:<instrument>,trades:…`,
    );
  const topics: Topic[] = [];
  for (const part of parts) {
    const kind = TOPIC_KINDS.find((one) => part.startsWith(`${one}:`));
    if (!kind) return refuse('malformed', `${part.slice(0, 50)} is no topic; kinds are ${TOPIC_KINDS.join(', ')}`);
    const instrument = parseInstrument(part.slice(kind.length + 1));
    if (!instrument.ok) return instrument;
    topics.push({ kind, instrument: instrument.value.name });
  }
  return ok(topics);
}

export const topicKey = ({ kind, instrument }: Topic): string => `${kind}:${instrument}`;
