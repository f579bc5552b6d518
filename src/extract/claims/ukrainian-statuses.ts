import type { StatusWords } from './grammar-types.ts';
import { UKRAINIAN_ABANDONED } from './ukrainian-abandoned.ts';
import { UKRAINIAN_CAPTURED } from './ukrainian-captured.ts';
import { UKRAINIAN_DAMAGED } from './ukrainian-damage.ts';
import { UKRAINIAN_DESTROYED } from './ukrainian-destroyed.ts';
import { UKRAINIAN_FATES } from './ukrainian-fates.ts';
import { UKRAINIAN_MISHAPS } from './ukrainian-mishaps.ts';
import { UKRAINIAN_PARTS } from './ukrainian-parts.ts';
import { UKRAINIAN_SLANG } from './ukrainian-slang.ts';

/** A form found in two of them is read in their order. */
export const UKRAINIAN_STATUSES: readonly StatusWords[] = [
  ...UKRAINIAN_DESTROYED,
  ...UKRAINIAN_DAMAGED,
  ...UKRAINIAN_CAPTURED,
  ...UKRAINIAN_ABANDONED,
  ...UKRAINIAN_FATES,
  ...UKRAINIAN_MISHAPS,
  ...UKRAINIAN_PARTS,
  ...UKRAINIAN_SLANG,
];
