import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

export interface ProgramLimits {
  /** Of the clock, and of the processor. */
  readonly seconds: number;
  /** Of address space. */
  readonly memoryBytes: number;
  /** Of any file that it writes. */
  readonly fileBytes: number;
}

export interface ProgramEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly isLate: boolean;
  /** The end of what it said. */
  readonly lastWords: string;
}

const MOST_WORDS = 500;
/** A program that reads untrusted bytes is told nothing that it does not need. */
const ENVIRONMENT = ['PATH', 'LD_LIBRARY_PATH'] as const;

/**
 * Runs a program on untrusted input to its end: no shell, no standard input, no settings of ours.
 * Memory and files are limited where the system has `prlimit` (util-linux), the time everywhere.
 * Throws what starting it throws.
 */
export async function runLimited(
  program: string,
  args: readonly string[],
  { folder, limits, signal }: { folder: string; limits: ProgramLimits; signal: AbortSignal },
): Promise<ProgramEnd> {
  signal.throwIfAborted();
  const prlimit = await programOnPath('prlimit');
  // prlimit would say of a missing program what the program says of a bad video.
  await access(program, constants.X_OK);
  const [command, before] = prlimit === null ? [program, []] : [prlimit, limiting(program, limits)];
  const child = spawn(command, [...before, ...args], {
    cwd: folder,
    env: Object.fromEntries(ENVIRONMENT.map((name) => [name, process.env[name]])),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return endOf(child, limits.seconds, signal);
}

function limiting(program: string, { seconds, memoryBytes, fileBytes }: ProgramLimits): string[] {
  return [
    `--as=${memoryBytes}`,
    `--cpu=${seconds}`,
    `--fsize=${fileBytes}`,
    '--core=0',
    '--',
    program,
  ];
}

async function endOf(
  child: ChildProcess,
  seconds: number,
  signal: AbortSignal,
): Promise<ProgramEnd> {
  let lastWords = '';
  let isLate = false;
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    lastWords = (lastWords + part).slice(-MOST_WORDS);
  });
  const kill = () => child.kill('SIGKILL');
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, seconds * 1_000);
  signal.addEventListener('abort', kill, { once: true });
  try {
    return await new Promise<ProgramEnd>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status, ended) =>
        resolve({ status, signal: ended, isLate, lastWords: lastWords.trim() }),
      );
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', kill);
  }
}

async function programOnPath(name: string): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder !== '' && isThere) return file;
  }
  return null;
}
