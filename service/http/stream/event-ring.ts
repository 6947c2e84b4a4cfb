import type { Topic } from './topics.ts';
import { topicKey } from './topics.ts';

/** One event as it is sent: `text` is whole, with its id. */
export type StreamEvent = { readonly number: number; readonly topic: string; readonly text: string };

const KEPT = 4_096;
const KEPT_CHARACTERS = 8 * 1_048_576;

/**
 * The newest events of all topics that anybody follows, numbered from 1 in the order in which they happened. `name` tells these numbers
 * from those of another process: an id of another one is resumed by none of these.
 */
export class EventRing {
  readonly #name: string;
  #events: StreamEvent[] = [];
  #characters = 0;
  #last = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Number of the newest event; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  add(topic: Topic, data: unknown): StreamEvent {
    return this.#keep(topicKey(topic), (number) => this.textOf(number, topic.kind, data));
  }

  /** Takes a number for itself: ids before it and after it are told apart even where nothing happened between them. */
  mark(): number {
    return this.#keep('', () => '').number;
  }

  #keep(topic: string, textOf: (number: number) => string): StreamEvent {
    const number = ++this.#last;
    const event = { number, topic, text: textOf(number) };
    this.#events.push(event);
    this.#characters += event.text.length;
    // Cut by halves, so that each event is moved once.
    if (this.#events.length > 2 * KEPT || this.#characters > KEPT_CHARACTERS) this.#cut();
    return event;
  }

  /** An event that stands at `number`, not to be kept: a snapshot. */
  textOf(number: number, kind: string, data: unknown): string {
    const json = JSON.stringify(data, (_, field: unknown) => (typeof field === 'bigint' ? String(field) : field));
    return `id: ${this.#name}-${number}\nevent: ${kind}\ndata: ${json}\n\n`;
  }

  /** The number in an id of ours; undefined for any other. */
  numberOf(id: string): number | undefined {
    const [name, number] = [id.slice(0, this.#name.length + 1), id.slice(this.#name.length + 1)];
    if (name !== `${this.#name}-` || !/^\d{1,15}$/.test(number) || Number(number) > this.#last) return undefined;
    return Number(number);
  }

  /** All after `number`; undefined where some are not kept any more. */
  after(number: number): readonly StreamEvent[] | undefined {
    const first = this.#last - this.#events.length;
    return number < first ? undefined : this.#events.slice(number - first);
  }

  #cut(): void {
    this.#events = this.#events.slice(-Math.floor(Math.min(KEPT, this.#events.length / 2)));
    this.#characters = this.#events.reduce((sum, { text }) => sum + text.length, 0);
  }
}
