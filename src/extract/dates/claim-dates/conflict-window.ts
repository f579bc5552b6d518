import type { ConflictFile } from '../../../domain/reference.ts';

/** When the conflict lasts, as days (YYYY-MM-DD) of its time zone; both ends count. */
export type ConflictWindow = Pick<ConflictFile, 'start' | 'end'>;
