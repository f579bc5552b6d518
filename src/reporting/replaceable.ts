import { stat } from 'node:fs/promises';

/** What stands under a name in place of a file; null where there is a file, or nothing. */
export async function otherThanFile(path: string): Promise<'a folder' | 'no ordinary file' | null> {
  const there = await stat(path).catch(() => null);
  if (there === null || there.isFile()) return null;
  return there.isDirectory() ? 'a folder' : 'no ordinary file';
}

/**
 * Throws where something other than a file has this name. A finished file is renamed into its place,
 * and in the place of a device (/dev/null, say) that would take the device away from everybody.
 */
export async function refuseWhatIsNoFile(path: string): Promise<void> {
  const other = await otherThanFile(path);
  if (other === null) return;
  throw new Error(
    other === 'a folder'
      ? 'it is a folder'
      : 'it is no ordinary file; leave --out away and redirect the output instead',
  );
}
