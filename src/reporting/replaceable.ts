import { stat } from 'node:fs/promises';

/**
 * Throws where something other than a file has this name. A finished file is renamed into its place,
 * and in the place of a device (/dev/null, say) that would take the device away from everybody.
 */
export async function refuseWhatIsNoFile(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) {
    throw new Error(
      there.isDirectory()
        ? 'it is a folder'
        : 'it is no ordinary file; leave --out away and redirect the output instead',
    );
  }
}
