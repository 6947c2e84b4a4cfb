import { pino } from 'pino';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Config } from '../config.ts';
import { runMarket } from '../market/market.ts';
import { requireNetwork } from '../new-network.ts';
import type { ChildSide } from '../process/child.ts';
import { connectService } from '../service-nats.ts';

/**
 * One replica of the market, called `name`. Ready once its engines have been rebuilt. Ends for good where its events are not those that
 * EVENTS has.
 */
export async function runMarketRole(config: Config, child: ChildSide, name: string): Promise<void> {
  const nats = await connectService(config, name);
  const stopping = new AbortController();
  const log = pino({ name });
  const done = runMarket(
    { nats, ...requireNetwork(config.home), log },
    { signal: stopping.signal, onReady: () => child.ready() },
  );
  child.onStop(async () => {
    stopping.abort();
    await done;
    await nats.close();
  });
  try {
    await done;
  } catch (error) {
    if (!InfinityDbError.is(error) || error.code !== 'diverged') throw error;
    log.fatal({ err: error, ...error.details }, 'this replica diverged and stops');
    child.diverged();
  }
}
