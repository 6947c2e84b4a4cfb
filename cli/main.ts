import { CommanderError } from 'commander';
import { InfinityDbError } from '../primitives/error.ts';
import { endSignal } from './exit.ts';
import { report } from './output.ts';
import { program } from './program.ts';

/** `infinitydb`: see `infinitydb --help`. */
const words = process.argv.slice(2);
const json = words.includes('--json');
try {
  await (await program(endSignal(), words)).parseAsync();
} catch (error) {
  process.exitCode = usageExit(error);
}
// Connections that a command left open must not keep it alive.
process.stdout.write('', () => process.exit(process.exitCode ?? 0));

function usageExit(error: unknown): number {
  if (!(error instanceof CommanderError)) return report(error, json);
  // Help that was asked for is an answer; help shown because no command was named is not.
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return 0;
  if (error.code === 'commander.help') return 2;
  return report(
    new InfinityDbError(
      'usage',
      `${error.message.replace(/^error: /, '').replaceAll('\n', ' ')}; see infinitydb --help`,
    ),
    json,
  );
}
