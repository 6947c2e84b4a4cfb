import { CODES } from '../primitives/codes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { loadConfig } from './config.ts';
import { startStack } from './stack.ts';
import { Narrator } from './tour/narrator.ts';
import { runTour } from './tour/tour.ts';

/** `npm start`: the marketplace, and a tour of it. With `--tour-only` it stops after the tour, 0 where the tour succeeded. */
const tourOnly = process.argv.includes('--tour-only');
const narrator = new Narrator(process.stdout);
let interrupted = false;

try {
  const unknown = process.argv.slice(2).filter((word) => word !== '--tour-only');
  if (unknown.length > 0)
    throw new InfinityDbError('usage', `unknown: ${unknown.join(' ')}; npm start takes only -- --tour-only`);
  const config = loadConfig();
  console.log('InfinityDB: bringing up a marketplace of storage agents on this machine');
  const onSignal = (): void => {
    interrupted = true;
    console.log('\nstopping every process ...');
  };
  const stack = await startStack(config, { log: (line) => narrator.fact(line), onSignal });
  narrator.fact(`up after ${narrator.seconds().toFixed(1)} s: ${stack.supervisor.states().length} processes`);
  try {
    await runTour(stack, narrator);
    narrator.step(
      tourOnly ? 'The tour is over; npm start shows it live' : `The tour is over. See it live: ${stack.apiUrl}/`,
    );
  } catch (error) {
    await stack.stop();
    throw error;
  }
  if (tourOnly) {
    await stack.stop();
    process.exit(0);
  }
  narrator.fact('The service stays up; Ctrl-C stops it. In another shell: npx infinitydb put FILE');
} catch (error) {
  // What is being stopped fails as it must; the signal's own end follows.
  if (interrupted) await new Promise(() => undefined);
  const known = InfinityDbError.is(error);
  console.error(known ? `\n${error.code}: ${error.message}` : error);
  process.exit(known ? CODES[error.code].exit : 1);
}
