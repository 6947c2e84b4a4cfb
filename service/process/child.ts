import { DIVERGED_EXIT } from './running.ts';

const GRACE_MS = 8_000;

export type ChildSide = {
  /** Ends this process at once with an exit code that tells its supervisor not to start it again. */
  diverged(): never;
  /** Tells the supervisor that this process serves now; `detail` reaches it as `NodeChild.ready`. */
  ready(detail?: Readonly<Record<string, unknown>>): void;
  /** Runs when this process is told to stop; the last added runs first. */
  onStop(stop: () => Promise<void> | void): void;
};

/**
 * To be called first in a program that `startNodeChild` starts: it ends in order on SIGTERM and when its supervisor is gone. Run by hand,
 * without a supervisor, it ends on SIGINT too.
 */
export function asChild(): ChildSide {
  const stops: (() => Promise<void> | void)[] = [];
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    let code = 0;
    for (const step of stops.reverse()) {
      try {
        await step();
      } catch (error) {
        code = 1;
        console.error(error);
      }
    }
    process.exit(code);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  process.on('disconnect', () => void stop());
  return {
    diverged: () => process.exit(DIVERGED_EXIT),
    ready: (detail = {}) => void process.send?.({ type: 'ready', ...detail }),
    onStop: (step) => void stops.push(step),
  };
}
