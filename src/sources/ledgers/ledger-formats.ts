import { z } from 'zod';
import { OTHER_LEDGER_FORMATS, type OtherLedgerFormat } from '../../domain/other-ledger.ts';
import { STATUSES } from '../../domain/vocabulary.ts';

/** What a column of theirs can be read as. */
export const LEDGER_FIELDS = [
  'id',
  'model',
  'category',
  'status',
  'destroyed',
  'owner',
  'date',
  'recorded',
  'place',
  'point',
  'latitude',
  'longitude',
  'unit',
  'description',
  'source',
  'proof',
  'picture',
] as const;
export type LedgerField = (typeof LEDGER_FIELDS)[number];

const field = z.enum(LEDGER_FIELDS);
const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text, 'u');
  } catch (error) {
    context.addIssue(`no regular expression: ${String(error)}`);
    return z.NEVER;
  }
});

/** data/other-ledgers.json: how the files of others are read. */
export const otherLedgersFile = z.strictObject({
  source: z.string().min(10),
  formats: z.array(
    z.strictObject({
      format: z.enum(OTHER_LEDGER_FORMATS),
      /** Whom to name where their rows are shown, unless the import says otherwise. */
      attribution: z.string().min(3),
      /** Headings a field goes by, the first that is there counts; without regard to case and spaces. */
      columns: z.partialRecord(field, z.array(z.string().min(1)).min(1)),
      /** Fields without which a file is none of the format. */
      needed: z.array(field),
      /** Fields without which a row is refused. */
      filled: z.array(field),
      /** Ids that mean the same item in every file; others number the rows of one. */
      lasting_id: pattern,
      /** Columns that number what is in one file, and are not kept. */
      numbering: z.array(z.string()),
      /** A count of items may stand before the name: "201 122mm 2S1 Gvozdika". */
      counts_in_headings: z.boolean(),
      /** Words at the end of a file's name that tell which part of the ledger it is. */
      parts_in_names: z.array(z.string().min(1)),
      /** Order of day and month in 03/04/2023 where both could be meant; null where it is not known. */
      slash_dates: z.enum(['day_first', 'month_first']).nullable(),
    }),
  ),
  statuses: z.array(
    z.strictObject({ status: z.enum(STATUSES), words: z.array(z.string().min(1)).min(1) }),
  ),
});
export type OtherLedgersFile = z.infer<typeof otherLedgersFile>;
export type LedgerFormat = OtherLedgersFile['formats'][number];

/** How the files of one format are read. */
export interface LedgerReading {
  readonly format: LedgerFormat;
  readonly statuses: OtherLedgersFile['statuses'];
  /** No item was lost on a later day; YYYY-MM-DD. */
  readonly latestDay: string;
}

export function formatIn(
  file: OtherLedgersFile,
  name: OtherLedgerFormat,
): LedgerFormat | undefined {
  return file.formats.find(({ format }) => format === name);
}
