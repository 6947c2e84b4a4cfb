import type { BookCommand, PlaceOrder, RepairMandate } from '../../primitives/commands.ts';
import { list, type Members, optional, record } from '../codec.ts';
import { choice, hash, hashOrEmpty, i32, instrument, ownerAddress, safe, text, u32, u64 } from '../fields.ts';
import { infinitydb } from '../generated/messages.js';

const { v1 } = infinitydb;

export const side = choice(v1.Side, 'SIDE', ['bid', 'ask']);
const orderType = choice<PlaceOrder['orderType']>(v1.OrderType, 'ORDER_TYPE', [
  'limit',
  'market',
  'ioc',
  'fok',
  'post_only',
  'good_till_date',
  'all_or_none',
  'min_fill',
]);

export const mandate = optional(record<RepairMandate>({ maxPrice: safe, reward: safe, reserve: safe, untilMs: safe }));

/** Commands of a book's partition: an agent's five, and settlement's three. */
export const bookCommands: Members<BookCommand> = {
  placeOrder: record<Omit<PlaceOrder, 'type'>>({
    instrument,
    side,
    orderType,
    price: safe,
    quantity: safe,
    spread: i32,
    avoidAgents: list(hash, 63),
    object: hashOrEmpty,
    mandate,
    collateralPerLot: safe,
    readPrice: safe,
    minFill: safe,
    goodTillMs: safe,
    maxTotal: safe,
  }),
  cancelOrder: record({ orderId: u64 }),
  replaceOrder: record({ orderId: u64, price: safe, quantity: safe }),
  cancelAll: record({ instrument }),
  takeNegotiation: record({ negotiationId: u64, quantity: safe, maxPrice: safe }),
  fundsAllocated: record({ agent: hash, owner: ownerAddress, asset: u32, amount: safe }),
  releaseRequested: record({ agent: hash, asset: u32, amount: safe, releaseId: u64 }),
  clockAdvanced: record({ publishedSize: u64 }),
  haltInstrument: record({ instrument, untilMs: safe, reason: text(256) }),
  stateFunds: record({}),
  setPartitions: record({ bookPartitions: u32 }),
};
