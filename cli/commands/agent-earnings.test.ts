import { expect, test } from 'vitest';
import type { TransferJson } from '../../sdk/transfers.ts';
import { forecastOf, incomeOf } from './agent-earnings.ts';

const me = 'ab'.repeat(32);
const you = 'cd'.repeat(32);
const moved = (code: string, kind: string, debit: string, credit: string, amount: string) =>
  ({ code, kind, asset: 2, amountBaseUnits: amount, debit: `${debit}/2/x`, credit: `${credit}/2/y` }) as TransferJson;

test('income is what was posted between the agent and others, by what for', () => {
  expect(
    incomeOf(me, [
      moved('epoch_pay', 'single', you, me, '30'),
      moved('epoch_pay', 'single', you, me, '12'),
      moved('data_price', 'pending', you, me, '500'),
      moved('data_price', 'post', you, me, '500'),
      moved('data_price', 'void', you, me, '700'),
      moved('missed_proof_penalty', 'single', me, you, '7'),
      moved('network_fee', 'single', me, 'system', '64'),
      moved('ask_collateral', 'single', me, me, '900'),
    ]),
  ).toEqual({
    'earned by storage': { 2: 42n },
    'earned by data': { 2: 500n },
    penalties: { 2: -7n },
    'network fees': { 2: -64n },
  });
});

const lease = { lease: '1', state: 'active', bytes: '1', asset: 2, missedInRow: 0, goodProofs: 0 };
test.each([
  [9n, 100n],
  [10n, 100n],
  [15n, 50n],
  [19n, 10n],
  [25n, 0n],
])('in epoch %i a lease of epochs 10 to 19 still pays %i', (epoch, pays) => {
  const terms = { firstEpoch: '10', lastEpoch: '19', priceBaseUnits: '100', collateralLeftBaseUnits: '40' };
  expect(forecastOf([{ ...lease, ...terms }], epoch)).toEqual({ forecast: { 2: pays }, collateral: { 2: 40n } });
});
