import { marketStream, type StreamMessage } from '../../sdk/market-stream.ts';
import { emptyView, type MarketView, viewed } from '../../sdk/market-view.ts';
import { type Call, usage } from '../perform.ts';
import { ladderLines } from './ladder-lines.ts';
import { enterTerminal } from './terminal.ts';

/** As often as an eye follows. */
const FRAME_MS = 50;

/** A ladder on the terminal until q (resolves) or the signal. */
export async function watchLadder({ apiUrl, signal }: Call, instrument: string): Promise<void> {
  const quitting = new AbortController();
  let view = emptyView(instrument);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const paint = (): void => {
    timer = undefined;
    terminal.draw(ladderLines(view, terminal));
  };
  const terminal = enterTerminal({
    onQuit: () => quitting.abort(),
    onInterrupt: () => process.kill(process.pid, 'SIGINT'),
    onResize: paint,
  });
  const ending = AbortSignal.any([signal, quitting.signal]);
  try {
    paint();
    for await (const message of marketStream(apiUrl, [`book:${instrument}`, `trades:${instrument}`], ending)) {
      view = viewed(view, message);
      timer ??= setTimeout(paint, FRAME_MS);
    }
  } finally {
    clearTimeout(timer);
    terminal.leave();
  }
}

/** One line a message, for a pipe: JSON, or words. Ends with the signal, or when nobody reads any more. */
export async function tellMarket(
  { apiUrl, signal, output }: Call,
  topics: readonly string[],
  instrument: string,
  words: (view: MarketView, message: StreamMessage) => readonly string[],
): Promise<void> {
  const unread = new AbortController();
  const onUnread = (error: Error): void => unread.abort(error);
  process.stdout.on('error', onUnread);
  try {
    let view = emptyView(instrument);
    for await (const message of marketStream(apiUrl, topics, AbortSignal.any([signal, unread.signal]))) {
      view = viewed(view, message);
      const lines = output.json ? [jsonLine(message)] : words(view, message);
      for (const line of lines) await written(`${line}\n`, unread.signal);
    }
  } finally {
    process.stdout.off('error', onUnread);
  }
}

function jsonLine(message: StreamMessage): string {
  if (message.kind === 'here') return JSON.stringify({ kind: 'here' });
  if (message.kind === 'away') return JSON.stringify({ kind: 'away', message: String(message.error) });
  return JSON.stringify({ kind: message.kind, ...message.data });
}

/** A reader that is slow is waited for: the service then drops what it does not take, and says so. */
function written(text: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted || process.stdout.write(text)) return Promise.resolve();
  return new Promise((resolve) => {
    process.stdout.once('drain', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** `--watch` follows one book. */
export function requireInstrument(name: string | undefined): string {
  if (name === undefined) throw usage('name an instrument to watch: infinitydb book storage/day/INFO --watch');
  return name;
}
