import type { PlaceOrder } from '../../primitives/commands.ts';
import { STORAGE } from '../genesis.ts';

const PLAIN: PlaceOrder = {
  type: 'placeOrder',
  instrument: STORAGE,
  side: 'bid',
  orderType: 'limit',
  price: 1,
  quantity: 1,
  spread: 1,
  avoidAgents: [],
  object: '',
  mandate: undefined,
  collateralPerLot: 0,
  readPrice: 0,
  minFill: 0,
  goodTillMs: 0,
  maxTotal: 0,
};

/** An order of the storage book; limit where nothing else is said. */
export function storageOrder(fields: Partial<PlaceOrder>): PlaceOrder {
  return { ...PLAIN, ...fields };
}
