import { expect, test } from 'vitest';
import type { Command } from '../primitives/commands.ts';
import { frameMessage } from '../primitives/frame.ts';
import { signingKey } from '../primitives/keys.ts';
import { decodeFrame, encodeBody, encodeFrame } from '../schemas/frame.ts';
import { infinitydb } from '../schemas/generated/messages.js';
import { NETWORK, order, SETTLEMENT, STORAGE } from './engine.fixture.ts';
import { FUNDS, openFloorOfSix, orderId } from './trading-floor.fixture.ts';
import { toHex } from '../primitives/bytes.ts';

const { v1 } = infinitydb;
const key = signingKey(new Uint8Array(32).fill(5));
const agent = toHex(key.publicKey);

type Long = { low: number; high: number; unsigned: boolean };
const NEGATIVE: Long = { low: -1, high: -1, unsigned: false };
const BEYOND: Long = { low: 0, high: 0x20_0000, unsigned: true };

/** A frame's bytes whose only command has `field` set to what no sender of ours can write. */
function bytesWith(command: Command, field: string, value: Long): Uint8Array {
  const batch = v1.CommandBatch.decode(encodeBody(20_000, [command]));
  const [sent] = batch.commands as unknown as Record<string, Record<string, unknown>>[];
  Object.assign(sent?.[command.type] ?? {}, { [field]: value });
  const body = v1.CommandBatch.encode(batch).finish();
  const signature = key.sign(frameMessage(NETWORK, key.publicKey, 1, 1n, body));
  return encodeFrame({ agent, partition: 1, firstSequence: 1n, body, signature });
}

const place = order({ price: 5, quantity: 2 });
const mostly: Command = order({ instrument: STORAGE, price: 5, quantity: 2, maxTotal: 9 });
const replace: Command = { type: 'replaceOrder', orderId: orderId(1), price: 5, quantity: 1 };
const take: Command = { type: 'takeNegotiation', negotiationId: orderId(1), quantity: 1, maxPrice: 5 };
const FIELDS: readonly [Command, string][] = [
  [place, 'price'],
  [place, 'quantity'],
  [place, 'goodTillMs'],
  [place, 'minFill'],
  [order({ side: 'ask', collateralPerLot: 3 }), 'collateralPerLot'],
  [order({ side: 'ask', readPrice: 3 }), 'readPrice'],
  [mostly, 'maxTotal'],
  [replace, 'price'],
  [replace, 'quantity'],
  [take, 'quantity'],
  [take, 'maxPrice'],
  [{ type: 'releaseRequested', agent, asset: 1, amount: 3, releaseId: 1n }, 'amount'],
];
const ROWS = FIELDS.flatMap(([command, field]) => [
  { of: command.type, field, what: 'negative', bytes: bytesWith(command, field, NEGATIVE) },
  { of: command.type, field, what: 'beyond 2^53', bytes: bytesWith(command, field, BEYOND) },
]);

test.each(ROWS)('$of: $field $what is refused with the whole frame, which uses no sequence', ({ bytes }) => {
  const floor = openFloorOfSix();
  floor.send('settlement', [{ type: 'fundsAllocated', agent, owner: '99'.repeat(20), asset: 1, amount: FUNDS }]);
  floor.place(1, { side: 'ask', price: 5, quantity: 2 });
  const before = floor.engine.digest();
  const frame = decodeFrame(bytes);
  const events = floor.engine.apply({ generation: 1, sequence: 99, timeMs: 10_000, frame });
  expect(events).toMatchObject([{ type: 'frameRefused', code: 'amount_too_large', expectedSequence: 0n, retryMs: 0 }]);
  expect(floor.engine.digest()).toBe(before);
});

test('the same bytes with values in range are taken', () => {
  const floor = openFloorOfSix();
  for (const asset of [1, 2])
    floor.send('settlement', [{ type: 'fundsAllocated', agent, owner: '99'.repeat(20), asset, amount: FUNDS }]);
  const frame = decodeFrame(bytesWith(place, 'price', { low: 5, high: 0, unsigned: true }));
  const events = floor.engine.apply({ generation: 1, sequence: 99, timeMs: 10_000, frame });
  expect(events.map(({ type }) => type)).toEqual(['orderAccepted', 'networkFeeCharged']);
});

// What no bytes can say, the engine refuses all the same: it is the last to look.
const UNSAFE: readonly [string, Command][] = [
  ['price_invalid', { ...place, price: -1 }],
  ['price_invalid', { ...place, price: 0.5 }],
  ['price_invalid', { ...place, price: 2 ** 53 }],
  ['price_invalid', { ...place, price: Number.NaN }],
  ['quantity_invalid', { ...place, quantity: -1 }],
  ['quantity_invalid', { ...place, quantity: 1.5 }],
  ['quantity_invalid', { ...place, quantity: 2 ** 53 }],
  ['price_invalid', { ...place, side: 'ask', instrument: STORAGE, collateralPerLot: -1 }],
  ['price_invalid', { ...place, side: 'ask', readPrice: 0.1 }],
  ['price_invalid', { ...replace, price: -1 }],
  ['quantity_invalid', { ...replace, quantity: Number.POSITIVE_INFINITY }],
  ['quantity_invalid', { ...take, quantity: -1 }],
];
test.each(UNSAFE)('values that are no whole numbers: %s %o', (code, command) => {
  const floor = openFloorOfSix();
  floor.place(1, { side: 'ask', price: 5, quantity: 2 });
  const events = floor.send(command.type === 'replaceOrder' ? 1 : 0, [command]);
  expect(events[0]).toMatchObject({ type: 'commandRefused', code });
});

const ALLOCATIONS: readonly [string, Command][] = [
  ['amount_zero', { type: 'fundsAllocated', agent, owner: '99'.repeat(20), asset: 1, amount: 0 }],
  ['unknown_asset', { type: 'fundsAllocated', agent, owner: '99'.repeat(20), asset: 9, amount: 1 }],
  ['wrong_state', { type: 'setPartitions', bookPartitions: 0 }],
  ['wrong_state', { type: 'setPartitions', bookPartitions: 1.5 }],
  ['malformed', { type: 'haltInstrument', instrument: STORAGE, untilMs: -1, reason: '' }],
  ['unknown_asset', { type: 'haltInstrument', instrument: 'storage/hour/EURX', untilMs: 0, reason: '' }],
  ['not_authorised', place],
  ['not_authorised', { type: 'cancelAll', instrument: '' }],
];
test.each(ALLOCATIONS)('settlement is refused too: %s %o', (code, command) => {
  const floor = openFloorOfSix();
  expect(floor.send('settlement', [command])).toMatchObject([{ type: 'commandRefused', code }]);
  expect(floor.engine.balance(SETTLEMENT, 1)).toEqual({ free: 0, reserved: 0 });
});
