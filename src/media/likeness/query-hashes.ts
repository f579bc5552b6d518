import type { Orientation, PdqHash } from '../pdq/pdq.ts';
import type { PictureHashes, StoredWindow, WindowKind } from './hashes-of-picture.ts';

/** One hash that a picture asks the index with. */
export interface QueryHash {
  readonly hash: PdqHash;
  /** What was done to the picture before it was hashed. */
  readonly orientation: Orientation;
  readonly window: StoredWindow;
  /** Among the stored windows of these kinds an answer means something. */
  readonly among: readonly WindowKind[];
}

const WHOLES: readonly WindowKind[] = ['full', 'box'];
const PARTS: readonly WindowKind[] = ['crop'];
const PLAIN: readonly WindowKind[] = ['plain'];

const COMPARABLE: Readonly<Record<WindowKind, readonly WindowKind[]>> = {
  full: WHOLES,
  box: WHOLES,
  crop: PARTS,
  plain: PLAIN,
};

/** Parts are told from parts, wholes from wholes: a part that stands on a blob is no whole of another picture. */
export function comparable(kind: WindowKind): readonly WindowKind[] {
  return COMPARABLE[kind];
}

/**
 * All that a picture asks with. Only upright hashes are stored, so whichever of two alike pictures comes second finds
 * the first by its own turned hashes.
 */
export function queryHashes({ windows }: PictureHashes): readonly QueryHash[] {
  return windows.flatMap((window) => {
    const among = comparable(window.kind);
    return [
      { hash: window.hash, orientation: 'original' as const, window, among },
      ...window.turned.map(({ hash, orientation }) => ({ hash, orientation, window, among })),
    ];
  });
}
