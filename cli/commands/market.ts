import type { Command } from 'commander';
import { InfinityDbError } from '../../primitives/error.ts';
import { parseInstrument } from '../../primitives/instrument.ts';
import { callApi } from '../../sdk/http-api.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { type OperatorCommand, signRequest } from '../../service/operator-request.ts';
import { OPERATOR, walletOf } from '../../service/wallets.ts';
import { parseCount } from '../amount.ts';
import { must } from '../must.ts';
import { table } from '../output.ts';
import { type Call, perform, untilAborted } from '../perform.ts';

type HaltJson = {
  readonly instrument: string;
  readonly partition: number;
  readonly untilMs: number;
  readonly reason: string;
};

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const MOST = 0x7fff;
const LONGEST_MS = 366 * 86_400_000;

/** `infinitydb market halt|resume|halts|partitions`: what the operator of the network may do, by the key in this home. */
export function addMarket(root: Command, signal: AbortSignal): void {
  const market = root.command('market').description("the operator's hand on the books");
  addPartitions(market, signal);
  market
    .command('halt')
    .description('stop trading of an instrument for a time; orders rest, and can be cancelled')
    .argument('<instrument>', 'storage/<hour|day|month|year>/<asset> or data/<cid>/<asset>')
    .requiredOption('--for <duration>', 'such as 90s, 15m, 1h, 7d')
    .requiredOption('--reason <text>', 'told to everybody who asks')
    .action(
      perform(signal, async (call, instrument: string, options: { for: string; reason: string }) => {
        const untilMs = Date.now() + durationMs(options.for);
        await ask(call, { type: 'haltInstrument', instrument, untilMs, reason: options.reason });
        call.output.result(
          { instrument, untilMs, reason: options.reason },
          () => `${instrument} is halted until ${new Date(untilMs).toISOString()}: ${options.reason}`,
        );
      }),
    );
  market
    .command('resume')
    .description('let trading of a halted instrument go on')
    .argument('<instrument>')
    .action(
      perform(signal, async (call, instrument: string) => {
        await ask(call, { type: 'haltInstrument', instrument, untilMs: 0, reason: '' });
        call.output.result({ instrument, untilMs: 0 }, () => `${instrument} is traded`);
      }),
    );
  market
    .command('halts')
    .description('instruments that are halted now')
    .action(
      perform(signal, async ({ apiUrl, output }) => {
        const { halts } = await untilAborted(signal, callApi<{ halts: HaltJson[] }>(apiUrl, '/api/v1/halts'));
        const rows = halts.map((one) => [one.instrument, new Date(one.untilMs).toISOString(), one.reason]);
        output.result({ halts }, () => (rows.length > 0 ? table(['INSTRUMENT', 'UNTIL', 'REASON'], rows) : 'none'));
      }),
    );
}

function addPartitions(market: Command, signal: AbortSignal): void {
  market
    .command('partitions')
    .description('how many book partitions there are; with a number, open as many. Their number never falls')
    .argument('[count]')
    .action(
      perform(signal, async (call, text: string | undefined) => {
        if (text !== undefined)
          await ask(call, { type: 'setPartitions', bookPartitions: must(parseCount(text, MOST), 'count') });
        const path = '/api/v1/network';
        const { bookPartitions } = await untilAborted(signal, callApi<{ bookPartitions: number }>(call.apiUrl, path));
        call.output.result(
          { bookPartitions },
          () => `${bookPartitions} book partition${bookPartitions === 1 ? '' : 's'}`,
        );
      }),
    );
}

async function ask({ config, apiUrl, signal }: Call, command: OperatorCommand): Promise<void> {
  if (command.type === 'haltInstrument') must(parseInstrument(command.instrument), 'market');
  const { networkId } = requireNetwork(config.home);
  const body = JSON.stringify(await signRequest(walletOf(config, OPERATOR), networkId, Date.now(), command));
  await untilAborted(signal, callApi(apiUrl, '/api/v1/operator', { method: 'POST', body }));
}

/** Throws `usage`. */
function durationMs(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const ms = Number(count) * (UNIT_MS[unit] ?? 0);
  if (ms > 0 && ms <= LONGEST_MS) return ms;
  throw new InfinityDbError('usage', `${text} is no time of at most 366d; write it as 90s, 15m, 1h or 7d`);
}
