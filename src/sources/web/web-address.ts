import { isIP } from 'node:net';
import { LossledgerError } from '../../domain/errors.ts';
import { isPublicAddress } from './public-address.ts';

/** Servers and libraries stop at about 8,000 characters (RFC 9110, 4.1). */
const LONGEST_URL = 8_000;
const LONGEST_TOLD = 200;
const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };
/** Ends of names that no public name has (RFC 6761, 6762, 7686, 8375; ICANN's .internal). */
const PRIVATE_NAME_ENDS = ['localhost', 'local', 'internal', 'home.arpa', 'onion'];

/** Hosts that may be private, and `host:port` pairs that may have another port than the web's. */
export interface AllowedHosts {
  /** True when addresses of this host need not be public. */
  mayBePrivate(url: URL): boolean;
  /** True when this very host and port are allowed by name. */
  allowsPort(url: URL): boolean;
}

/** Reads `host`, `host:port`, `[::1]:port`. Throws SETTINGS_INVALID for what is neither. */
export function allowedHosts(entries: readonly string[]): AllowedHosts {
  const hosts = new Set<string>();
  const pairs = new Set<string>();
  for (const entry of entries) {
    const url = URL.canParse(`http://${entry}`) ? new URL(`http://${entry}`) : null;
    if (url === null || url.hostname === '' || !isBareHost(url)) {
      throw new LossledgerError(
        'SETTINGS_INVALID',
        `"${entry.slice(0, LONGEST_TOLD)}" is no host, nor a host:port, to allow.`,
      );
    }
    // The URL standard drops port 80 of http, which may have been written out.
    const port = url.port === '' && entry.endsWith(':80') ? '80' : url.port;
    if (port === '') hosts.add(url.hostname);
    else pairs.add(`${url.hostname}:${port}`);
  }
  const allowsPort = (url: URL): boolean => pairs.has(`${url.hostname}:${portOf(url)}`);
  return { allowsPort, mayBePrivate: (url) => hosts.has(url.hostname) || allowsPort(url) };
}

function isBareHost(url: URL): boolean {
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
}

/** The port a URL means, written or not. */
export function portOf(url: URL): string {
  return url.port === '' ? (PORTS[url.protocol] ?? '') : url.port;
}

/** A URL without user, password and fragment, cut to a length fit for a message. */
export function toldUrl(url: URL | string): string {
  if (typeof url === 'string') {
    return URL.canParse(url) ? toldUrl(new URL(url)) : JSON.stringify(url.slice(0, LONGEST_TOLD));
  }
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare.href.length > LONGEST_TOLD ? `${bare.href.slice(0, LONGEST_TOLD)}…` : bare.href;
}

/**
 * A URL as it may be asked for: http or https, the web's own port, no user, a name that can be
 * public or an address that is. What its name resolves to is checked when it is connected to.
 * Throws BLOCKED_ADDRESS.
 */
export function webAddress(written: string, allowed: AllowedHosts, base?: URL): URL {
  if (written.length > LONGEST_URL || !URL.canParse(written, base?.href)) {
    throw blocked(`${toldUrl(written)} is no URL of the web.`);
  }
  const url = new URL(written, base);
  url.hash = '';
  if (PORTS[url.protocol] === undefined) {
    throw blocked(`${toldUrl(url)} is neither http nor https.`);
  }
  if (url.href.length > LONGEST_URL) throw blocked(`${toldUrl(url)} is too long.`);
  if (url.username !== '' || url.password !== '') {
    throw blocked(`${toldUrl(url)} was given with a user name or password.`);
  }
  if (portOf(url) !== PORTS[url.protocol] && !allowed.allowsPort(url)) {
    throw blocked(
      `${toldUrl(url)} has a port that is not the web's; a mirror of your own is named in FETCH_ALLOW_HOSTS.`,
    );
  }
  if (!allowed.mayBePrivate(url)) requirePublicHost(url);
  return url;
}

function requirePublicHost(url: URL): void {
  const host = bareHost(url);
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) throw blocked(`${toldUrl(url)} is no public address.`);
    return;
  }
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  const isPrivate =
    !name.includes('.') ||
    PRIVATE_NAME_ENDS.some((end) => name === end || name.endsWith(`.${end}`));
  if (isPrivate) throw blocked(`${toldUrl(url)} has a name that is not public.`);
}

/** The host without the brackets that IPv6 addresses wear in URLs. */
export function bareHost(url: URL): string {
  const { hostname } = url;
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

export function blocked(message: string): LossledgerError {
  return new LossledgerError('BLOCKED_ADDRESS', message);
}
