import type { StatusWords } from './grammar-types.ts';
import { RUSSIAN_ABANDONED } from './russian-abandoned.ts';
import { RUSSIAN_CAPTURED } from './russian-captured.ts';
import { RUSSIAN_DAMAGED } from './russian-damaged.ts';
import { RUSSIAN_DESTROYED } from './russian-destroyed.ts';
import { RUSSIAN_FATES } from './russian-fates.ts';
import { RUSSIAN_FIRE } from './russian-fire.ts';
import { RUSSIAN_HULLS } from './russian-hulls.ts';
import { RUSSIAN_MISHAPS } from './russian-mishaps.ts';
import { RUSSIAN_PARTS } from './russian-parts.ts';
import { RUSSIAN_REMAINS } from './russian-remains.ts';
import { RUSSIAN_SLANG } from './russian-slang.ts';

export const RUSSIAN_STATUSES: readonly StatusWords[] = [
  ...RUSSIAN_DESTROYED,
  ...RUSSIAN_DAMAGED,
  ...RUSSIAN_CAPTURED,
  ...RUSSIAN_ABANDONED,
  ...RUSSIAN_FIRE,
  ...RUSSIAN_FATES,
  ...RUSSIAN_HULLS,
  ...RUSSIAN_MISHAPS,
  ...RUSSIAN_PARTS,
  ...RUSSIAN_SLANG,
  ...RUSSIAN_REMAINS,
];
