import { concatBytes } from '../../primitives/bytes.ts';
import type { InboxNotice } from '../../settlement/store/batch.ts';

/** NATS takes messages up to 1 MiB. */
const MOST_BYTES = 524_288;

type Message = { readonly agent: string; readonly notices: Uint8Array[]; bytes: number; timeMs: number };

/** What one commit tells each agent: as few messages as it fits, each agent's notices in their order. */
export class InboxDraft {
  readonly #messages: Message[] = [];
  readonly #open = new Map<string, Message>();

  /** `notice`: an inbox message of one notice. */
  add(agent: string, notice: Uint8Array, timeMs: number): void {
    let message = this.#open.get(agent);
    if (!message || message.bytes + notice.length > MOST_BYTES) {
      message = { agent, notices: [], bytes: 0, timeMs };
      this.#messages.push(message);
      this.#open.set(agent, message);
    }
    message.notices.push(notice);
    message.bytes += notice.length;
    message.timeMs = timeMs;
  }

  /** The messages, numbered from `firstId`. */
  messages(firstId: number): InboxNotice[] {
    return this.#messages.map(({ agent, notices, timeMs }, at) => ({
      ...{ id: firstId + at, agent, timeMs },
      notice: concatBytes(...notices),
    }));
  }
}
