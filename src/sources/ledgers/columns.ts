import { LossledgerError } from '../../domain/errors.ts';
import { foldedHeading } from './cells.ts';
import { LEDGER_FIELDS, type LedgerField, type LedgerFormat } from './ledger-formats.ts';

/** Where the cells of each field are, and which headings name none. */
export interface LedgerColumns {
  readonly fields: ReadonlyMap<LedgerField, string>;
  /** Headings that are kept as they are. */
  readonly others: readonly string[];
}

const MOST_HEADINGS = 30;
const LONGEST_HEADING = 40;

/** Finds the columns of a format among the headings of a file. Throws INPUT_INVALID where one that is needed is not there. */
export function ledgerColumns(headings: readonly string[], format: LedgerFormat): LedgerColumns {
  const written = new Map(headings.map((heading) => [foldedHeading(heading), heading]));
  const fields = new Map<LedgerField, string>();
  for (const field of LEDGER_FIELDS) {
    const names = format.columns[field] ?? [];
    const name = names.map(foldedHeading).find((each) => written.has(each));
    const heading = name === undefined ? undefined : written.get(name);
    if (heading !== undefined) fields.set(field, heading);
  }
  const missing = format.needed.filter((field) => !fields.has(field));
  if (missing.length > 0) {
    const wanted = missing.map((field) => (format.columns[field] ?? []).map(quoted).join(' or '));
    throw new LossledgerError(
      'INPUT_INVALID',
      `The file is no ${format.format}: it has no column ${wanted.join(', and none ')}. ${whatIsThere(headings)}`,
    );
  }
  const used = new Set(fields.values());
  const numbering = new Set(format.numbering.map(foldedHeading));
  const others = headings.filter(
    (heading) => !used.has(heading) && !numbering.has(foldedHeading(heading)),
  );
  return { fields, others };
}

function whatIsThere(headings: readonly string[]): string {
  if (headings.length === 0) return 'It has none at all.';
  const shown = headings.slice(0, MOST_HEADINGS).map(quoted).join(', ');
  const more = headings.length - MOST_HEADINGS;
  return `Its columns are ${shown}${more > 0 ? `, and ${more} more` : ''}.`;
}

function quoted(heading: string): string {
  const [text = ''] = heading.trim().split('\n');
  return `"${text.length > LONGEST_HEADING ? `${text.slice(0, LONGEST_HEADING)}…` : text}"`;
}
