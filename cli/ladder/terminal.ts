import { ReadStream } from 'node:tty';

/** Another screen, no cursor, and lines that are cut where they do not fit; and back. */
const ENTER = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J';
const LEAVE = '\x1b[?7h\x1b[?25h\x1b[?1049l';
const CTRL_C = '\x03';

export type Terminal = {
  readonly columns: number;
  readonly rows: number;
  readonly colour: boolean;
  /** Draws whole lines over what was there; nothing where they are the same. */
  draw(lines: readonly string[]): void;
  /** Gives the screen back as it was. May be called again. */
  leave(): void;
};

/**
 * Takes the terminal's other screen until `leave`. `onQuit` is called at q, `onInterrupt` at Ctrl-C, which the terminal gives as a key while
 * keys are read one by one, `onResize` when there is other room. Leaves the screen however the process ends, save by SIGKILL.
 */
export function enterTerminal(on: { onQuit(): void; onInterrupt(): void; onResize(): void }): Terminal {
  const { stdin, stdout } = process;
  const keys = stdin instanceof ReadStream ? stdin : undefined;
  let shown: readonly string[] = [];
  let left = false;
  const onKey = (key: Buffer): void => {
    const text = key.toString('latin1');
    if (text.includes(CTRL_C)) on.onInterrupt();
    else if (text.includes('q') || text.includes('Q')) on.onQuit();
  };
  const onResize = (): void => {
    shown = [];
    stdout.write('\x1b[2J');
    on.onResize();
  };
  const leave = (): void => {
    if (left) return;
    left = true;
    process.off('exit', leave);
    stdout.off('resize', onResize);
    keys?.off('data', onKey);
    keys?.setRawMode(false);
    keys?.pause();
    stdout.write(LEAVE);
  };
  process.on('exit', leave);
  stdout.on('resize', onResize);
  keys?.setRawMode(true);
  keys?.on('data', onKey);
  stdout.write(ENTER);
  return {
    get columns() {
      return stdout.columns || 80;
    },
    get rows() {
      return stdout.rows || 24;
    },
    colour: stdout.hasColors() && !process.env['NO_COLOR'],
    draw(lines) {
      if (left) return;
      // Only what changed is sent: a slow line shows no flicker.
      const changes = lines.map((line, at) => (line === shown[at] ? '' : `\x1b[${at + 1};1H${line}\x1b[K`));
      const rest = shown.length > lines.length ? '\x1b[J' : '';
      shown = lines;
      if (changes.join('') !== '') stdout.write(changes.join('') + rest);
    },
    leave,
  };
}
