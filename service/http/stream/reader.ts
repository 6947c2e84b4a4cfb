/** What one reader may have waiting. */
const MOST_EVENTS = 512;
const MOST_CHARACTERS = 512 * 1_024;
/** One that took nothing for so long is let go. */
const PATIENCE_MS = 60_000;

/**
 * One reader of the stream, with a bounded queue of its own: nobody waits for it. Where it is too slow its queue is dropped, and when it
 * reads again it is told so and given the present state (`resync`) in place of what it missed.
 */
export class StreamReader {
  readonly topics: ReadonlySet<string>;
  readonly body: ReadableStream<Uint8Array>;
  readonly #resync: () => readonly string[];
  readonly #onEnd: (reader: StreamReader) => void;
  readonly #utf8 = new TextEncoder();
  #queue: string[] = [];
  #characters = 0;
  #behind = false;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #wantsMore = false;
  #readMs = performance.now();

  constructor(options: {
    readonly topics: ReadonlySet<string>;
    /** What to send in place of events that were dropped. */
    readonly resync: () => readonly string[];
    readonly onEnd: (reader: StreamReader) => void;
  }) {
    this.topics = options.topics;
    this.#resync = options.resync;
    this.#onEnd = options.onEnd;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => void (this.#controller = controller),
        pull: () => this.#pulled(),
        cancel: () => {
          this.#controller = undefined;
          this.#onEnd(this);
        },
      },
      { highWaterMark: 1 },
    );
  }

  push(text: string): void {
    if (this.#behind || !this.#controller) return;
    this.#queue.push(text);
    this.#characters += text.length;
    if (this.#wantsMore) return this.#send();
    if (this.#queue.length <= MOST_EVENTS && this.#characters <= MOST_CHARACTERS) return;
    this.#behind = true;
    this.#empty();
  }

  /** A comment that keeps the connection open where nothing else does; false for a reader that has stopped reading. */
  keep(): boolean {
    const waits = this.#behind || this.#queue.length > 0;
    if (waits) return performance.now() - this.#readMs < PATIENCE_MS;
    this.push(': here\n\n');
    return true;
  }

  end(): void {
    const controller = this.#controller;
    this.#controller = undefined;
    this.#empty();
    controller?.close();
    this.#onEnd(this);
  }

  #pulled(): void {
    this.#readMs = performance.now();
    this.#wantsMore = true;
    if (this.#behind) {
      this.#behind = false;
      for (const text of this.#resync()) this.#queue.push(text);
    }
    if (this.#queue.length > 0) this.#send();
  }

  #send(): void {
    this.#wantsMore = false;
    const text = this.#queue.join('');
    this.#empty();
    this.#controller?.enqueue(this.#utf8.encode(text));
  }

  #empty(): void {
    this.#queue = [];
    this.#characters = 0;
  }
}
