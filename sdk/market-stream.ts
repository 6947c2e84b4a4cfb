import { CODES } from '../primitives/codes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import type { Candle, LevelChange } from '../schemas/book-message.ts';

/** What turns a price in engine units into an amount of the asset. */
export type PriceUnits = { readonly symbol: string; readonly decimals: number; readonly engineUnit: string };

export type StreamTrade = {
  readonly tradeId: string;
  readonly timeMs: number;
  readonly price: number;
  readonly priceText: string;
  readonly quantity: number;
  readonly takerSide: 'bid' | 'ask';
  readonly buyer: string;
  readonly seller: string;
};

type Of<K extends string, D> = { readonly kind: K; readonly data: D & { readonly instrument: string } };
/** What the service's stream tells of the market; `away` and `here` are the connection's. */
export type StreamMessage =
  | Of<
      'book',
      {
        /** All levels; else the changed ones, with 0 lots where a level is gone. */
        readonly snapshot?: boolean;
        /** The service has missed something and is asking anew: the book is an old one. */
        readonly resync: boolean;
        readonly generation: number;
        readonly sequence: number;
        readonly timeMs: number;
        readonly asset?: PriceUnits;
        readonly bids: readonly LevelChange[];
        readonly asks: readonly LevelChange[];
      }
    >
  | Of<'trades', { readonly snapshot?: boolean; readonly trades: readonly StreamTrade[] }>
  | Of<'bbo', { readonly timeMs: number; readonly bid: LevelChange | null; readonly ask: LevelChange | null }>
  | Of<'candles', { readonly snapshot?: boolean; readonly asset?: PriceUnits; readonly candles: readonly Candle[] }>
  | { readonly kind: 'resync'; readonly data: { readonly code: string; readonly message: string } }
  | { readonly kind: 'here' }
  | { readonly kind: 'away'; readonly error: unknown };

/** The service says something each 15 seconds. */
const SILENT_MS = 25_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Follows `topics` (`book:<instrument>`, `trades:`, `bbo:`, `candles:`) until aborted: connects again whenever the connection ends, and goes on
 * after the last event that came. Throws what the service refuses for good.
 */
export async function* marketStream(
  apiUrl: string,
  topics: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<StreamMessage> {
  const url = new URL(`/api/v1/stream?topics=${encodeURIComponent(topics.join(','))}`, apiUrl);
  let lastEventId: string | undefined;
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)) {
    const silence = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(new InfinityDbError('timed_out', 'the stream is silent')), SILENT_MS);
    };
    try {
      listen();
      const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
      const response = await fetch(url, { headers, signal: AbortSignal.any([signal, silence.signal]) });
      if (!response.ok || !response.body) throw await refusalOf(response);
      yield { kind: 'here' };
      pauseMs = FIRST_PAUSE_MS;
      for await (const event of serverEvents(response.body, listen)) {
        lastEventId = event.id ?? lastEventId;
        if (event.kind !== '') yield { kind: event.kind, data: JSON.parse(event.data) } as StreamMessage;
      }
      yield { kind: 'away', error: new InfinityDbError('service_unavailable', 'the service ended the stream') };
    } catch (error) {
      if (signal.aborted) return;
      if (InfinityDbError.is(error) && !error.retryable) throw error;
      yield { kind: 'away', error };
    } finally {
      clearTimeout(timer);
    }
    await pause(pauseMs, signal);
  }
}

type ServerEvent = { readonly kind: string; readonly data: string; readonly id: string | undefined };

/** Of a body of Server-Sent Events (WHATWG HTML, 9.2); lines here end in LF alone. */
async function* serverEvents(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<ServerEvent, void, undefined> {
  const utf8 = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    onBytes();
    const blocks = (rest + utf8.decode(bytes, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block: string): ServerEvent {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ''));
  }
  return { kind: fields.get('event') ?? '', data: fields.get('data') ?? '', id: fields.get('id') };
}

async function refusalOf(response: Response): Promise<InfinityDbError> {
  const body = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  const code =
    body.code !== undefined && body.code in CODES ? (body.code as keyof typeof CODES) : 'service_unavailable';
  return new InfinityDbError(code, body.message ?? `the stream answered ${response.status}`, { step: 'stream' });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
