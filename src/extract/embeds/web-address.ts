/** The address of a page, in the parts that tell whether it is a post's. */
export interface WebAddress {
  /** Lower case, without www., m. and mobile. */
  readonly host: string;
  /** Without the slash at its end. */
  readonly path: string;
  readonly query: URLSearchParams;
}

const LONGEST_ADDRESS = 2_000;
/** "youtu.be/…", written without its scheme. */
const BARE_HOST = /^(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}\//i;

/** Each platform in turn asks for the same address. */
let last: { readonly written: string; readonly address: WebAddress | null } | null = null;

/** Reads an address with or without its scheme; null for what is none of the web. */
export function readWebAddress(written: string): WebAddress | null {
  if (last?.written !== written) last = { written, address: parsedAddress(written) };
  return last.address;
}

function parsedAddress(written: string): WebAddress | null {
  const address = written.trim();
  if (address === '' || address.length > LONGEST_ADDRESS || /\s/.test(address)) return null;
  const url = parsedUrl(withScheme(address.replaceAll('&amp;', '&')));
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return {
    host: url.hostname.replace(/^(?:www|mobile|m)\./, ''),
    path: url.pathname.replace(/\/{1,8}$/, ''),
    query: url.searchParams,
  };
}

/** The host of an address is one of these or below one of these. */
export function isHostOf({ host }: WebAddress, ...domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

function withScheme(address: string): string {
  if (address.startsWith('//')) return `https:${address}`;
  return BARE_HOST.test(address) ? `https://${address}` : address;
}

function parsedUrl(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
