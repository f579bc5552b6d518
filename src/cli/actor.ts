import { userInfo } from 'node:os';

/** Who gives the command, for the operators' log. */
export function actor(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
