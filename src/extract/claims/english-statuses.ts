import { ENGLISH_ABANDONED } from './english-abandoned.ts';
import { ENGLISH_CAPTURED } from './english-captured.ts';
import { ENGLISH_DAMAGED } from './english-damage.ts';
import { ENGLISH_DESTRUCTION } from './english-destruction.ts';
import { ENGLISH_ENDS } from './english-ends.ts';
import { ENGLISH_FATES } from './english-fates.ts';
import { ENGLISH_MISSPELT } from './english-misspellings.ts';
import { ENGLISH_REPORTS } from './english-reports.ts';
import { ENGLISH_SHORT_POSTS } from './english-short-posts.ts';
import { ENGLISH_SIGHTS } from './english-sights.ts';
import { ENGLISH_DESERTIONS, ENGLISH_STORIES } from './english-stories.ts';
import type { StatusWords } from './grammar-types.ts';

export const ENGLISH_STATUSES: readonly StatusWords[] = [
  ...ENGLISH_DESTRUCTION,
  ...ENGLISH_ENDS,
  ...ENGLISH_FATES,
  ...ENGLISH_STORIES,
  ...ENGLISH_DESERTIONS,
  ...ENGLISH_SHORT_POSTS,
  ...ENGLISH_REPORTS,
  ...ENGLISH_SIGHTS,
  ...ENGLISH_MISSPELT,
  ...ENGLISH_DAMAGED,
  ...ENGLISH_ABANDONED,
  ...ENGLISH_CAPTURED,
];
