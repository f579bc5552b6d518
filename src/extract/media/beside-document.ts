const SCHEME = 'beside';

/** The deepest folder and the longest path that exports and saved pages have, and far beyond. */
const LONGEST_PATH = 1_000;

/**
 * The path of a file below the folder of the document that names it, with slashes; null where the
 * address is none, or would lead out of the folder. Names may be written as in addresses (`%20`).
 */
export function pathBeside(address: string): string | null {
  const written = address.replace(/[?#].*$/s, '');
  if (written === '' || written.length > LONGEST_PATH) return null;
  const parts = decoded(written)
    .split('/')
    .filter((part) => part !== '.');
  const leadsOut = parts.some(
    (part) => part === '' || part.startsWith('.') || part.startsWith('~'),
  );
  return leadsOut || /[\\:\0]/.test(parts.join('/')) || parts.length === 0 ? null : parts.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a file beside a document is known by: the document's bytes, and the path. */
export function addressBeside(sha256: string, path: string): string {
  return `${SCHEME}:${sha256}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** True for a file that lay beside a document: no server has it. */
export function isBeside(address: string): boolean {
  return address.startsWith(`${SCHEME}:`);
}
