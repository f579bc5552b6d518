import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hasErrno } from './errno.ts';

const run = promisify(execFile);

/** A process that cannot be mistaken for a later one to which the system gave the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in whatever words the system has for it; compared, never read. */
  readonly started: string;
}

/** Something a process holds; the token tells two of the same process apart. */
export interface Ticket extends ProcessIdentity {
  readonly token: string;
}

export async function makeTicket(): Promise<Ticket> {
  const self = await identifyProcess(process.pid);
  if (self === undefined) throw new Error('this system does not tell when a process started');
  return { ...self, token: randomBytes(9).toString('base64url') };
}

/** Short and without a slash: it is the name of a file, or where a symbolic link points. */
export function formatTicket({ pid, started, token }: Ticket): string {
  return `${pid}@${started}.${token}`;
}

export function parseTicket(text: string): Ticket | undefined {
  const [, pid, started, token] = /^(\d+)@([\w-]+)\.([\w-]+)$/.exec(text) ?? [];
  if (started === undefined || token === undefined) return undefined;
  return { pid: Number(pid), started, token };
}

/** Undefined for a pid that names no process, or one that has ended and was not yet waited for. */
export async function identifyProcess(pid: number): Promise<ProcessIdentity | undefined> {
  const started =
    process.platform === 'linux' ? await startAsProcTells(pid) : await startAsPsTells(pid);
  return started === undefined ? undefined : { pid, started };
}

export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  const now = await identifyProcess(identity.pid);
  return now !== undefined && now.started === identity.started;
}

/** Fields as proc_pid_stat(5) numbers them, counted after the name, which may hold spaces. */
const STATE = 3 - 3;
const START_TIME = 22 - 3;

async function startAsProcTells(pid: number): Promise<string | undefined> {
  let stat: string;
  try {
    stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    // ESRCH: it ended between the opening and the reading.
    if (hasErrno(error, 'ENOENT', 'ESRCH')) return undefined;
    throw error;
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[STATE];
  if (state === 'Z' || state === 'X') return undefined;
  return `${await bootId()}-${fields[START_TIME] ?? ''}`;
}

let knownBootId: string | undefined;

/** Start times count from the boot, so two boots may give one pid the same time. */
async function bootId(): Promise<string> {
  knownBootId ??= await readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.slice(0, 8),
    () => '',
  );
  return knownBootId;
}

async function startAsPsTells(pid: number): Promise<string | undefined> {
  const answer = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  }).catch(() => undefined);
  const line = answer?.stdout.trim() ?? '';
  return line === '' || line.startsWith('Z')
    ? undefined
    : line.replace(/^\S+\s+/, '').replaceAll(/\W+/g, '-');
}
