/** The market as it changes: one stream of Server-Sent Events for the instrument that is chosen. No library, no other origin. */

const $ = (id) => document.getElementById(id);
const count = new Intl.NumberFormat('en');
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DEPTH = 10;
const TRADES = 12;
const CANDLES = 60;
const SVG = 'http://www.w3.org/2000/svg';
const LIST_MS = 5_000;
const SUMMARY_MS = 5_000;

let source;
let view = empty('');
let paused = false;
let drawn = 0;
let summarised = Number.NEGATIVE_INFINITY;

function empty(instrument) {
  return { instrument, asset: undefined, state: 'connecting', bids: new Map(), asks: new Map(), trades: [], candles: new Map() };
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** A price in engine units as an amount: text alone, since an amount is no float. */
function priceText(price) {
  const { asset } = view;
  if (!asset) return String(price);
  const digits = (BigInt(price) * BigInt(asset.engineUnit)).toString().padStart(asset.decimals + 1, '0');
  const whole = digits.slice(0, digits.length - asset.decimals);
  const part = digits.slice(digits.length - asset.decimals).replace(/0+$/, '');
  return part ? `${whole}.${part}` : whole;
}

function change(levels, changes, whole) {
  if (whole) levels.clear();
  for (const [price, lots] of changes)
    if (lots === 0) levels.delete(price);
    else levels.set(price, lots);
}

const TAKE = {
  book({ snapshot, resync, asset, bids, asks }) {
    if (asset) view.asset = asset;
    change(view.bids, bids, snapshot);
    change(view.asks, asks, snapshot);
    view.state = resync ? 'stale: the service asks the market anew' : 'live';
  },
  trades({ trades }) {
    const known = new Set(view.trades.map(({ tradeId }) => tradeId));
    const fresh = trades.filter(({ tradeId }) => !known.has(tradeId)).reverse();
    view.trades = [...fresh, ...view.trades].slice(0, TRADES);
  },
  candles({ snapshot, asset, candles }) {
    if (asset) view.asset = asset;
    if (snapshot) view.candles.clear();
    for (const candle of candles) if (candle.interval === '1m') view.candles.set(candle.startMs, candle);
    for (const start of [...view.candles.keys()].sort((a, b) => a - b).slice(0, -CANDLES)) view.candles.delete(start);
  },
  resync() {
    view.state = 'stale: this page was too slow';
  },
};

function follow(instrument) {
  source?.close();
  view = empty(instrument);
  const topics = ['book', 'trades', 'candles'].map((kind) => `${kind}:${instrument}`).join(',');
  const opened = new EventSource(`/api/v1/stream?topics=${encodeURIComponent(topics)}`);
  source = opened;
  for (const kind of Object.keys(TAKE))
    opened.addEventListener(kind, ({ data }) => {
      if (source !== opened) return;
      TAKE[kind](JSON.parse(data));
      redraw();
    });
  opened.addEventListener('open', () => {
    // Where nothing was missed, nothing comes again.
    if (source === opened && view.bids.size + view.asks.size > 0) view.state = 'live';
    redraw();
  });
  opened.addEventListener('error', () => {
    if (source !== opened) return;
    view.state = 'stale: no connection';
    redraw();
    // A browser that was refused does not come back by itself.
    if (opened.readyState === EventSource.CLOSED) setTimeout(() => source === opened && follow(instrument), LIST_MS);
  });
  redraw();
}

/** At most once a frame; not at all while paused or unseen. */
function redraw() {
  if (drawn || paused) return;
  drawn = requestAnimationFrame(() => {
    drawn = 0;
    showState();
    showLadder();
    showTrades();
    showChart();
  });
}

function showState() {
  const live = view.state === 'live';
  $('market-state').textContent = paused ? 'paused' : view.state;
  $('market-state').className = live && !paused ? 'good' : 'warn';
}

const sorted = (levels, sign) => [...levels].sort(([a], [b]) => sign * (a - b)).slice(0, DEPTH);

function showLadder() {
  const [bids, asks] = [sorted(view.bids, -1), sorted(view.asks, 1)];
  const sums = (levels) => levels.map((_, at) => levels.slice(0, at + 1).reduce((sum, [, lots]) => sum + lots, 0));
  const [bidSums, askSums] = [sums(bids), sums(asks)];
  const most = Math.max(1, bidSums.at(-1) ?? 0, askSums.at(-1) ?? 0);
  // The middle stays where it is, however few ask.
  const blank = () => {
    const row = element('tr', undefined, { 'aria-hidden': 'true' });
    row.append(element('td', '\u00a0', { colspan: 5 }));
    return row;
  };
  const rows = [
    ...Array.from({ length: DEPTH - asks.length }, blank),
    ...asks.map(([price, lots], at) => ladderRow('ask', price, lots, askSums[at], most)).reverse(),
    spreadRow(bids[0]?.[0], asks[0]?.[0]),
    ...bids.map(([price, lots], at) => ladderRow('bid', price, lots, bidSums[at], most)),
  ];
  $('ladder').tBodies[0].replaceChildren(...rows);
  if (performance.now() - summarised < SUMMARY_MS) return;
  summarised = performance.now();
  const best = (levels) => (levels[0] ? `${priceText(levels[0][0])}, ${count.format(levels[0][1])} lots` : 'none');
  $('market-summary').textContent = `${view.instrument}: best bid ${best(bids)}; best ask ${best(asks)}`;
}

function ladderRow(side, price, lots, sum, most) {
  const row = element('tr', undefined, { class: side });
  const bar = element('meter', undefined, { min: 0, max: most, value: sum, title: `${count.format(sum)} lots up to here` });
  bar.textContent = count.format(sum);
  const size = element('td', count.format(lots), { class: 'number' });
  const none = () => element('td', '');
  const depth = element('td', undefined, { class: 'depth' });
  depth.append(bar);
  const priceCell = element('th', priceText(price), { scope: 'row', class: 'price' });
  row.append(...(side === 'bid' ? [depth, size, priceCell, none(), none()] : [none(), none(), priceCell, size, depth]));
  return row;
}

function spreadRow(bid, ask) {
  const row = element('tr', undefined, { class: 'spread' });
  const symbol = view.asset ? ` ${view.asset.symbol} a lot` : '';
  const text =
    bid === undefined || ask === undefined
      ? bid === ask
        ? 'no orders rest'
        : `no ${bid === undefined ? 'bids' : 'asks'}`
      : `spread ${priceText(ask - bid)}${symbol}`;
  row.append(element('td', text, { colspan: 5 }));
  return row;
}

function showTrades() {
  const rows = view.trades.map(({ timeMs, takerSide, priceText: price, quantity }) => {
    const row = element('tr');
    row.append(
      element('td', clock.format(timeMs)),
      element('td', takerSide === 'bid' ? 'bought' : 'sold'),
      element('td', price, { class: 'number' }),
      element('td', count.format(quantity), { class: 'number' }),
    );
    return row;
  });
  if (rows.length === 0) {
    const row = element('tr');
    row.append(element('td', 'Nothing was traded yet.', { colspan: 4, class: 'quiet' }));
    rows.push(row);
  }
  $('market-trades').tBodies[0].replaceChildren(...rows);
}

/** One candle a minute that had trades, and the same as a table. */
function showChart() {
  const candles = [...view.candles.values()].sort((a, b) => a.startMs - b.startMs);
  const high = Math.max(...candles.map((one) => one.high));
  const low = Math.min(...candles.map((one) => one.low));
  const y = (price) => (high === low ? 50 : 96 - (92 * (price - low)) / (high - low));
  const shapes = candles.flatMap(({ open, high: top, low: bottom, close }, at) => {
    const x = 4 + at * 5;
    const tone = close >= open ? 'up' : 'down';
    const wick = { x1: x + 2, x2: x + 2, y1: y(top), y2: y(bottom), class: tone };
    const body = { x, width: 4, y: y(Math.max(open, close)), height: Math.max(1, Math.abs(y(open) - y(close))), class: tone };
    return [shape('line', wick), shape('rect', body)];
  });
  $('chart').replaceChildren(...shapes);
  const range = candles.length === 0 ? 'no trades' : `${priceText(low)} to ${priceText(high)}`;
  $('chart').setAttribute('aria-label', `Prices of the last minutes with trades: ${range}`);
  $('chart-range').textContent = `1 minute candles: ${range}`;
  const rows = candles.toReversed().map(({ startMs, open, high: top, low: bottom, close, lots }) => {
    const row = element('tr');
    row.append(element('th', clock.format(startMs), { scope: 'row' }));
    for (const price of [open, top, bottom, close]) row.append(element('td', priceText(price), { class: 'number' }));
    row.append(element('td', count.format(lots), { class: 'number' }));
    return row;
  });
  $('candles').tBodies[0].replaceChildren(...rows);
}

function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** The books there are; the one that is watched stays, even when it is empty. */
async function list() {
  try {
    const { books } = await (await fetch('/api/v1/books', { signal: AbortSignal.timeout(LIST_MS) })).json();
    const names = (books ?? []).map(({ instrument }) => instrument);
    const wanted = view.instrument || new URLSearchParams(location.hash.slice(1)).get('book') || names[0];
    const all = [...new Set([...names, ...(wanted ? [wanted] : [])])].sort();
    const select = $('market-instrument');
    if ([...select.options].map(({ value }) => value).join() !== all.join())
      select.replaceChildren(...all.map((name) => element('option', short(name), { value: name })));
    if (wanted) select.value = wanted;
    if (wanted && wanted !== view.instrument) follow(wanted);
  } catch {
    // The stream's own state tells that the service is away.
  }
  setTimeout(list, LIST_MS);
}

const short = (name) => name.replace(/([0-9a-f]{8})[0-9a-f]{56}/, '$1…');

$('market-instrument').addEventListener('change', ({ target }) => {
  history.replaceState(undefined, '', `#book=${encodeURIComponent(target.value)}`);
  follow(target.value);
});
$('market-pause').addEventListener('click', ({ target }) => {
  paused = !paused;
  target.setAttribute('aria-pressed', String(paused));
  showState();
  redraw();
});
list();
