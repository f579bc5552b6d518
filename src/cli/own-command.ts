import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../bin/lossledger', import.meta.url));

/** How this program is started from a folder, for a line to copy: "bin/lossledger" from its own. */
export function ownCommand(cwd: string, launcher: string = LAUNCHER): string {
  const from = path.relative(cwd, launcher);
  return from.startsWith('..') || path.isAbsolute(from) ? launcher : from;
}
