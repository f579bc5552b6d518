import { isIP } from 'node:net';
import type { buildConnector } from 'undici';
import { LossledgerError } from '../../domain/errors.ts';
import { isPublicAddress, isSameAddress } from './public-address.ts';
import { bareHost, blocked, toldUrl } from './web-address.ts';

/** All addresses of a name, in the order they are to be tried. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

export interface ConnectionRules {
  readonly lookup: Lookup;
  /** Opens a socket to the IP address in `hostname`; never asked to resolve a name. */
  readonly connect: buildConnector.connector;
  readonly ownAddresses: () => readonly string[];
}

/** More are not tried: a name can have hundreds. */
const MOST_ADDRESSES_TRIED = 3;

/**
 * A connector for one URL that resolves its host once, refuses it unless every address is public, and
 * connects to one of those very addresses: there is no second resolution a name could lie to.
 */
export function guardedConnector(
  url: URL,
  mayBePrivate: boolean,
  rules: ConnectionRules,
  signal: AbortSignal,
  onConnected: (address: string) => void,
): buildConnector.connector {
  return (options, callback) => {
    const open = async (): Promise<void> => {
      const addresses = await checkedAddresses(url, mayBePrivate, rules);
      const tryNext = (index: number): void => {
        const address = addresses[index];
        if (address === undefined) return;
        rules.connect({ ...options, hostname: address }, (...[error, socket]) => {
          if (error !== null) {
            if (addresses[index + 1] === undefined || signal.aborted) callback(error, null);
            else tryNext(index + 1);
            return;
          }
          onConnected(address);
          callback(null, socket);
        });
      };
      tryNext(0);
    };
    open().catch((error: unknown) => {
      callback(error instanceof Error ? error : new Error(String(error)), null);
    });
  };
}

async function checkedAddresses(
  url: URL,
  mayBePrivate: boolean,
  rules: ConnectionRules,
): Promise<readonly string[]> {
  const host = bareHost(url);
  const addresses = isIP(host) === 0 ? await resolve(host, rules.lookup) : [host];
  if (!mayBePrivate) {
    const own = rules.ownAddresses();
    const refused = addresses.find(
      (address) => !isPublicAddress(address) || own.some((mine) => isSameAddress(mine, address)),
    );
    if (refused !== undefined) {
      throw blocked(
        `${toldUrl(url)} leads to ${refused.slice(0, 64)}, which is no public address.`,
      );
    }
  }
  return addresses.slice(0, MOST_ADDRESSES_TRIED);
}

async function resolve(host: string, lookup: Lookup): Promise<readonly string[]> {
  const addresses = await lookup(host);
  if (addresses.length === 0) {
    throw new LossledgerError('HTTP_UNAVAILABLE', `${host} has no address.`);
  }
  // What is no address would be resolved a second time, unchecked.
  if (addresses.some((address) => isIP(address) === 0)) {
    throw blocked(`${host} resolved to what is no address.`);
  }
  return addresses;
}
