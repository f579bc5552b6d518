import pc from 'picocolors';
import { LossledgerError } from '../domain/errors.ts';

export { counted } from '../domain/counted.ts';

/** Text for a terminal with nothing in it that could steer the terminal or forge a line. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (character) =>
    character === '\n' || character === '\t' ? ' ' : '\ufffd',
  );
}

/** Whoever read standard output wants no more of it (`| head`). No fault of anyone's. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** Writes data to standard output; resolves when it may take more. Throws ReaderGone, OUTPUT_FAILED. */
export async function writeOut(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(outputError(error));
    });
  });
}

/** What standard output's own error means. */
export function outputError(error: Error): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return new ReaderGone();
  return new LossledgerError(
    'OUTPUT_FAILED',
    `Standard output cannot be written to: ${error.message}.`,
    { cause: error },
  );
}

export async function writeJsonLine(value: unknown): Promise<void> {
  await writeOut(`${JSON.stringify(value)}\n`);
}

/** A word to the person, on standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

export type Cell = string | number | null;

/** A table of columns as wide as their content. Empty cells are shown as a dash. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const text = rows.map((row) =>
    row.map((cell) => (cell === null ? '-' : printable(String(cell)))),
  );
  const widths = head.map((title, n) =>
    Math.max(displayWidth(title), ...text.map((row) => displayWidth(row[n] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, n) => cell + ' '.repeat((widths[n] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd();
  return [pc.bold(line(head)), ...text.map(line)].join('\n');
}

function displayWidth(text: string): number {
  return [...text].length;
}

/** Whether a person reads the answers and did not ask for JSON. */
export function isForPeople({ json }: { readonly json?: boolean }): boolean {
  return json !== true && process.stdout.isTTY === true;
}

export interface Progress {
  show(text: string): void;
  end(): void;
}

/** One line on a terminal, rewritten as work goes on; silent in a pipe. */
export function startProgress(): Progress {
  if (process.stderr.isTTY !== true) return { show: () => undefined, end: () => undefined };
  let shown = false;
  return {
    show(text) {
      shown = true;
      process.stderr.write(`\r\u001b[2K${text}`);
    },
    end() {
      if (shown) process.stderr.write('\r\u001b[2K');
      shown = false;
    },
  };
}
