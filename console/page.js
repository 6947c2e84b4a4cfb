/** Reads the service each second and shows what changed. No library, no other origin. */

const SECOND_MS = 1_000;
const $ = (id) => document.getElementById(id);
const short = (hex) => (hex ? hex.slice(0, 8) : '');
const count = new Intl.NumberFormat('en');
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

function bytes(text) {
  if (text === undefined) return '';
  let value = Number(text);
  let unit = 0;
  for (; value >= 1024 && unit < UNITS.length - 1; unit++) value /= 1024;
  return `${count.format(Math.round(value * 10) / 10)} ${UNITS[unit]}`;
}

/** `<holder>/<asset>/<purpose>` for people: the holder short, the rest whole. */
function account(name) {
  const [holder, , purpose] = name.split('/');
  return code(`${holder.length > 20 ? short(holder) : holder} ${purpose}`, name);
}

/** Thousands apart: 1073741824 INFO → 1,073,741,824 INFO. Text alone: an amount is no float. */
const amountText = (text = '') => text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
const code = (text, title) => element('code', text, title ? { title } : {});
const state = (text, tone) => element('span', text, { class: tone });

/** A cell: text, an element, or `{number}` for a column of numbers. */
function cell(content) {
  const made = document.createElement('td');
  if (content instanceof Node) made.append(content);
  else if (typeof content === 'object') {
    made.className = 'number';
    made.textContent = content.number;
  } else made.textContent = content;
  return made;
}

const shown = new Map();
/** Rows are made again only where something changed, so that a selection stays. */
function rows(id, values, toCells, none) {
  const key = JSON.stringify(values);
  if (shown.get(id) === key) return;
  shown.set(id, key);
  const body = $(id).tBodies[0];
  const made = values.map((value) => {
    const row = document.createElement('tr');
    row.append(...toCells(value).map(cell));
    return row;
  });
  if (made.length === 0) {
    const row = document.createElement('tr');
    const empty = element('td', none, { class: 'quiet', colspan: $(id).tHead.rows[0].cells.length });
    row.append(empty);
    made.push(row);
  }
  body.replaceChildren(...made);
}

function health(text, tone) {
  const place = $('health');
  if (place.textContent !== text) place.textContent = text;
  place.className = `health ${tone}`;
}

function showStatus(status) {
  const { checkpoint, counts } = status;
  $('network').textContent = `${status.name} · ${short(status.networkId)}`;
  $('network').title = status.networkId;
  health(status.taking ? 'running' : 'waiting for NATS', status.taking ? 'good' : 'warn');
  const signers = checkpoint?.cosignatures.map(({ name }) => name).join(', ');
  const facts = [
    ['log entries', count.format(status.treeSize)],
    ['checkpoint', checkpoint ? `${count.format(checkpoint.size)} entries, ${clock.format(checkpoint.timeMs)}` : 'none yet'],
    ['root', checkpoint ? `${checkpoint.root?.slice(0, 12)}…` : ''],
    ['cosigned by', signers || 'nobody yet'],
    ['epoch', status.epoch],
    ['agents', count.format(counts.agents)],
    ['open trades', count.format(counts.openTrades)],
    ['active leases', count.format(counts.activeLeases)],
  ];
  $('facts').replaceChildren(
    ...facts.map(([name, value]) => {
      const pair = document.createElement('div');
      pair.append(element('dt', name), element('dd', value));
      return pair;
    }),
  );
  const note = checkpoint?.note ?? '';
  if ($('note').textContent !== note) $('note').textContent = note;
}

function showAgents({ agents }) {
  // The time of the last heartbeat changes each second and is not shown.
  const plain = agents
    .map((agent) => ({ ...agent, lastSeenMs: undefined }))
    .sort((a, b) => Number(b.alive) - Number(a.alive));
  rows(
    'agents',
    plain,
    ({ agent, owner, alive, revoked, address, freeBytes, leases, balances }) => [
      code(short(agent), `agent ${agent}, owner ${owner}`),
      revoked ? state('revoked', 'bad') : alive ? state('here', 'good') : state('not heard', 'quiet'),
      address ?? '',
      { number: bytes(freeBytes) },
      { number: count.format(leases) },
      balances
        .filter(({ availableBaseUnits }) => availableBaseUnits !== '0')
        .map(({ available }) => amountText(available))
        .join(', '),
    ],
    'No agent is enrolled yet.',
  );
}

const ENDED = new Set(['settled', 'leased', 'closed']);
const FAILED = new Set(['voided', 'lapsed']);
function showTrades({ trades }) {
  rows(
    'trades',
    trades,
    ({ timeMs, kind, instrument, slot, amount, buyer, seller, state: now }) => [
      timeMs ? clock.format(timeMs) : 'earlier',
      `${instrument?.startsWith('storage') ? instrument : kind}${kind === 'storage' ? `, slot ${slot}` : ''}`,
      { number: amountText(amount) },
      code(short(buyer), buyer),
      code(short(seller), seller),
      state(now, ENDED.has(now) ? 'good' : FAILED.has(now) ? 'bad' : 'warn'),
    ],
    'Nothing was traded yet.',
  );
}

function showObjects({ objects }) {
  rows(
    'objects',
    objects,
    ({ object, k, n, slotBytes, activeSlots, retrievable }) => [
      code(object.slice(0, 16), object),
      k === 1 ? `${n} copies` : `${k} of ${n}`,
      { number: `${activeSlots} of ${n}` },
      { number: bytes(slotBytes) },
      activeSlots === n ? state('whole', 'good') : retrievable ? state('degraded', 'warn') : state('not retrievable', 'bad'),
    ],
    'Nothing is stored yet.',
  );
}

function showLedger({ transfers }) {
  rows(
    'ledger',
    transfers,
    ({ id, leafIndex, words, amount, debit, credit }) => [
      { number: count.format(leafIndex) },
      words,
      { number: amountText(amount) },
      account(debit),
      account(credit),
      element('a', 'receipt', { href: `/api/v1/receipts/${id}`, 'aria-label': `receipt of entry ${leafIndex}` }),
    ],
    'No transfer was made yet.',
  );
}

const PARTS = [
  ['/api/v1/status', showStatus],
  ['/api/v1/agents', showAgents],
  ['/api/v1/trades?limit=12', showTrades],
  ['/api/v1/objects?limit=8', showObjects],
  ['/api/v1/transfers?newest=1&limit=20', showLedger],
];

async function refresh([path, show]) {
  const response = await fetch(path, { signal: AbortSignal.timeout(5 * SECOND_MS) });
  const body = await response.json();
  if (response.ok) show(body);
  return response.ok ? undefined : body.message;
}

async function round() {
  if (!document.hidden) {
    const results = await Promise.allSettled(PARTS.map(refresh));
    const [first] = results;
    const failed = results.find(({ value }) => value !== undefined);
    if (first.status === 'rejected') health('the service does not answer', 'bad');
    else if (failed) health(failed.value, 'warn');
  }
  setTimeout(round, SECOND_MS);
}

round();
