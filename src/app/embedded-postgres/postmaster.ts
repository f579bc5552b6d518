import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readIfPresent } from './private-files.ts';
import { identifyProcess } from './process-identity.ts';

const run = promisify(execFile);

export type Postmaster =
  | { readonly kind: 'none' }
  /** Its process runs, is a postgres, and has our data directory. */
  | { readonly kind: 'running'; readonly pid: number; readonly port: number | undefined }
  /** The file names a process that has ended, or one that is not our server. */
  | { readonly kind: 'stale'; readonly pid: number | undefined };

export function postmasterFile(dataDir: string): string {
  return join(dataDir, 'postmaster.pid');
}

/** What postmaster.pid says, checked against the processes there are. */
export async function findPostmaster(dataDir: string): Promise<Postmaster> {
  let lines = await readPostmasterFile(dataDir);
  if (lines?.pid === undefined && lines !== undefined) {
    // A server that starts makes the file and then fills it.
    await pause(100);
    lines = await readPostmasterFile(dataDir);
  }
  if (lines === undefined) return { kind: 'none' };
  const { pid, port } = lines;
  if (pid === undefined || !(await isPostmasterOf(pid, dataDir))) return { kind: 'stale', pid };
  return { kind: 'running', pid, port };
}

/** Line 1 is the pid, negative for a single-user server; line 4 the port (miscadmin.h, LOCK_FILE_LINE_*). */
export function parsePostmasterFile(content: string): {
  pid: number | undefined;
  port: number | undefined;
} {
  const lines = content.split('\n');
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  const port = Number.parseInt(lines[3] ?? '', 10);
  return {
    pid: pid > 0 ? pid : undefined,
    port: port > 0 ? port : undefined,
  };
}

async function readPostmasterFile(dataDir: string) {
  const content = await readIfPresent(postmasterFile(dataDir));
  return content === undefined ? undefined : parsePostmasterFile(content);
}

/** Asked before every signal: the system may have given the pid to another program. */
export async function isPostmasterOf(pid: number, dataDir: string): Promise<boolean> {
  if ((await identifyProcess(pid)) === undefined) return false;
  if (process.platform === 'linux') {
    const argv = await readArguments(pid);
    return basename(argv[0] ?? '') === 'postgres' && argv[1] === '-D' && argv[2] === dataDir;
  }
  const answer = await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).catch(() => undefined);
  const command = answer?.stdout.trim() ?? '';
  return command.includes(`/postgres -D ${dataDir} -c `);
}

async function readArguments(pid: number): Promise<string[]> {
  const cmdline = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return cmdline.split('\0');
}

/**
 * Server processes that outlived their postmaster. Their arguments are overwritten with what they do,
 * but they stay in the data directory. Empty where the system does not tell (macOS).
 */
export async function findLeftovers(dataDir: string, postgres: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found: number[] = [];
  for (const pid of pids) {
    if (await isLeftover(pid, dataDir, postgres)) found.push(pid);
  }
  return found;
}

export async function isLeftover(pid: number, dataDir: string, postgres: string) {
  const linkOf = (name: string) => readlink(`/proc/${pid}/${name}`).catch(() => '');
  const [folder, program] = await Promise.all([linkOf('cwd'), linkOf('exe')]);
  return folder === dataDir && basename(program) === basename(postgres);
}
