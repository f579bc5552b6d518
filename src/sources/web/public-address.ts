import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/**
 * What IANA's registries of special-purpose addresses, and one cloud, keep for other ends than the
 * public web. The second of two checks: ipaddr.js has ranges of its own, and neither list has all.
 */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Azure's wire server: in a public range, answers on every machine there.
  '168.63.129.16/32',
];
/** Within 2000::/3, outside of which nothing is public. */
const SPECIAL_IPV6 = [
  // Protocol assignments: Teredo, ORCHID, benchmarks; Teredo wraps IPv4 addresses.
  '2001::/23',
  '2001:db8::/32',
  // 6to4 wraps an IPv4 address; its relays are long gone.
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
  // Site-local no more, given back in 2006.
  '3ffe::/16',
];
/** All that IANA has given out of IPv6 for hosts: everything else is reserved, local or multicast. */
const GLOBAL_IPV6 = '2000::/3';

const special = blockListOf(SPECIAL_IPV4, 'ipv4', blockListOf(SPECIAL_IPV6, 'ipv6'));
const globalIpv6 = blockListOf([GLOBAL_IPV6], 'ipv6');

/** True for an IP address anyone on the internet can reach as a host of the public web. */
export function isPublicAddress(address: string): boolean {
  // A zone (fe80::1%eth0) belongs to addresses of one link only.
  if (address.includes('%') || isIP(address) === 0) return false;
  const parsed = parse(address);
  if (parsed.range() !== 'unicast') return false;
  const text = parsed.toString();
  if (parsed.kind() === 'ipv4') return !special.check(text, 'ipv4');
  return globalIpv6.check(text, 'ipv6') && !special.check(text, 'ipv6');
}

/** Addresses of this machine: what listens here is not for the web, though its address be public. */
export function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address }) => address),
  );
}

/** Two spellings of one address are equal. */
export function isSameAddress(one: string, other: string): boolean {
  return canonicalAddress(one) === canonicalAddress(other);
}

function canonicalAddress(address: string): string {
  const bare = address.split('%')[0] ?? '';
  return isIP(bare) === 0 ? bare : parse(bare).toString();
}

/** IPv4-mapped IPv6 becomes IPv4, so that every spelling of an address is judged alike. */
function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 {
  // ipaddr.js takes ::1.2.3.4 for a mapped address, which it is not; in hex it does not.
  const isDotted = address.includes(':') && address.includes('.');
  const spelled = isDotted ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
  return ipaddr.process(spelled);
}

function blockListOf(
  ranges: readonly string[],
  family: 'ipv4' | 'ipv6',
  list = new BlockList(),
): BlockList {
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}
