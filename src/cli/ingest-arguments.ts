import { LossledgerError } from '../domain/errors.ts';

/** A page to be fetched; or a file, a folder or standard input to be read. */
export interface IngestArgument {
  readonly kind: 'page' | 'file';
  readonly named: string;
}

/** Something that cannot be taken in, and why. */
export interface Refused {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

export interface IngestArguments {
  readonly taken: readonly IngestArgument[];
  readonly refused: readonly Refused[];
}

/** As long an address as is kept. */
const LONGEST_ADDRESS = 2_000;
const PAGE = /^https?:/i;
/** "ftp://host/…", and the schemes that are written without slashes; "C:\…" is a path. */
const OTHER_SCHEME =
  /^([a-z][a-z0-9+.-]{1,30}):\/\/|^(about|blob|data|file|ftp|javascript|mailto|tel):/i;

/** What each argument of `ingest` is. Throws USAGE where nothing is left to be taken in. */
export function ingestArguments(given: readonly string[]): IngestArguments {
  const taken: IngestArgument[] = [];
  const refused: Refused[] = [];
  for (const named of given) {
    const why = whyRefused(named);
    if (why === null) taken.push({ kind: PAGE.test(named) ? 'page' : 'file', named });
    else refused.push({ name: named, code: 'USAGE', message: why });
  }
  if (taken.length > 0) return { taken, refused };
  throw new LossledgerError(
    'USAGE',
    refused.map(({ name, message }) => `${shortened(name)}: ${message}`).join('\n'),
  );
}

export function isWebAddress(written: string): boolean {
  if (written.length > LONGEST_ADDRESS || !URL.canParse(written)) return false;
  return PAGE.test(new URL(written).protocol);
}

function whyRefused(named: string): string | null {
  if (PAGE.test(named)) {
    if (isWebAddress(named)) return null;
    return named.length > LONGEST_ADDRESS
      ? `the address has ${named.length} characters; it may have 2,000.`
      : 'this is no address of a page, such as https://example.org/page.';
  }
  const [, before, bare] = OTHER_SCHEME.exec(named) ?? [];
  const scheme = (before ?? bare)?.toLowerCase();
  if (scheme === undefined) return null;
  const instead = scheme === 'file' ? 'give the path of the file' : 'save it and give the file';
  return `only http and https pages can be fetched, not ${scheme}; ${instead}.`;
}

function shortened(name: string): string {
  return name.length > 200 ? `${name.slice(0, 200)}…` : name;
}
