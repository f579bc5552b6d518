import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/lossledger', import.meta.url));

export interface CliResult {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Env = Readonly<Record<string, string | undefined>>;

/** The command line as a user has it: a process of its own, with just the environment given. */
export function startCli(args: readonly string[], env: Env): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export async function resultOf(child: ChildProcess): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
  });
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

/** Runs a command to its end. */
export async function runCli(
  args: readonly string[],
  env: Env,
  input?: string | Uint8Array,
): Promise<CliResult> {
  const child = startCli(args, env);
  const result = resultOf(child);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input ?? '');
  return result;
}
