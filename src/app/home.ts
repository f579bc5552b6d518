import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import type { Environment } from '../config/load.ts';

/** The user's folder for data: XDG_DATA_HOME, else ~/.local/share; works without HOME. */
export function userDataHome(env: Environment): string {
  const given = env['XDG_DATA_HOME'];
  if (given !== undefined && path.isAbsolute(given)) return given;
  const home = env['HOME'];
  const base = home !== undefined && path.isAbsolute(home) ? home : userHome();
  return path.join(base, '.local', 'share');
}

function userHome(): string {
  try {
    return userInfo().homedir;
  } catch {
    return homedir();
  }
}

/** LOSSLEDGER_HOME as an absolute path, or its default. */
export function ledgerHome(configured: string | undefined, env: Environment): string {
  return configured === undefined
    ? path.join(userDataHome(env), 'lossledger')
    : path.resolve(configured);
}
