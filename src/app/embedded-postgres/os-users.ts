import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An account of the operating system. */
export interface OsUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Looks an account up by its name or uid; undefined when the system knows none. */
export async function findOsUser(nameOrUid: string | number): Promise<OsUser | undefined> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return findInPasswd(passwd, nameOrUid) ?? (await askId(nameOrUid));
}

export function findInPasswd(passwd: string, nameOrUid: string | number): OsUser | undefined {
  for (const line of passwd.split('\n')) {
    const [name = '', , uid = '', gid = ''] = line.split(':');
    if (!/^\d+$/.test(uid) || !/^\d+$/.test(gid)) continue;
    if (name === nameOrUid || Number(uid) === nameOrUid) {
      return { name, uid: Number(uid), gid: Number(gid) };
    }
  }
  return undefined;
}

/** Accounts kept elsewhere than in the file: directory services, macOS. */
async function askId(nameOrUid: string | number): Promise<OsUser | undefined> {
  try {
    const ask = async (flag: string) =>
      (await run('id', [flag, '--', String(nameOrUid)])).stdout.trim();
    const [name, uid, gid] = await Promise.all([ask('-un'), ask('-u'), ask('-g')]);
    return { name, uid: Number(uid), gid: Number(gid) };
  } catch {
    return undefined;
  }
}
