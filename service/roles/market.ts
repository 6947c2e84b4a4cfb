import { pino } from 'pino';
import type { Config } from '../config.ts';
import { runMarket } from '../market/market.ts';
import { requireNetwork } from '../new-network.ts';
import type { ChildSide } from '../process/child.ts';
import { connectService } from '../service-nats.ts';

/** One replica of the market. Ready once its engines have been rebuilt from settlement's journal. */
export async function runMarketRole(config: Config, child: ChildSide): Promise<void> {
  const nats = await connectService(config, 'market');
  const stopping = new AbortController();
  const log = pino({ name: 'market' });
  const done = runMarket(
    { nats, ...requireNetwork(config.home), log },
    { signal: stopping.signal, onReady: () => child.ready() },
  );
  child.onStop(async () => {
    stopping.abort();
    await done;
    await nats.close();
  });
  await done;
}
