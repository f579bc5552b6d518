import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LossledgerError } from '../../../../src/domain/errors.ts';
import { createWebFetcher } from '../../../../src/sources/web/create-web-fetcher.ts';
import type { Lookup } from '../../../../src/sources/web/guarded-connector.ts';
import {
  connectorTo,
  type LocalHttpServer,
  type LocalServer,
  startHttpServer,
  startTcpServer,
} from '../../../_support/http-server.ts';

/** Stands for any host of the web; nothing is sent to it. */
const PUBLIC = '93.184.216.34';

const loopback = 0x7f000001;
const OWN_HOSTS = [
  // One address in the spellings that URL parsers and C libraries read.
  ...['127.0.0.1', '127.1', '0177.0.0.1', '0x7f.1', `${loopback}`, `0x${loopback.toString(16)}`],
  ...['127.0.0.1.', '127.0.0.53', '１２７.0.0.1', '127。0。0。1', '%31%32%37.0.0.1'],
  ...['localhost', 'LocalHost', 'localhost.', 'db.localhost', 'metadata.google.internal', 'redis'],
  // The same wrapped into IPv6.
  ...['[::1]', '[::]', '[::7f00:1]', '[::ffff:7f00:1]', '[::ffff:0:7f00:1]', '[2002:7f00:1::]'],
  ...['[64:ff9b::7f00:1]', '[64:ff9b:1::7f00:1]', '[2001:0:7f00:1::]', '[2001::1]'],
  // Of this machine, its network, its cloud; of documentation, tests, many hosts and nobody.
  ...['0.0.0.0', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.127.0.1'],
  ...['168.63.129.16', '192.0.0.8', '192.0.2.7', '192.88.99.1', '198.19.0.1', '198.51.100.4'],
  ...['203.0.113.9', '224.0.0.251', '239.1.1.1', '250.0.0.1', '255.255.255.255'],
  ...['[fe80::1]', '[fec0::1]', '[fd12::1]', '[ff05::2]', '[100::1]', '[2001:db8::5]'],
  ...['[3fff:fff::1]', '[5f00::9]', '[4000::1]', '[2001:10::1]', '[2001:20::1]'],
];

interface Site {
  readonly fetch: (url: string, lookup?: Lookup) => Promise<unknown>;
  readonly lookups: string[];
}

describe('an address that is not of the public web', () => {
  let canary: LocalServer;
  let site: LocalHttpServer;
  let target = '';
  const lookups: string[] = [];

  beforeAll(async () => {
    canary = await startTcpServer((socket) => socket.destroy());
    site = await startHttpServer({
      '/sends-on': (_request, response) =>
        response.writeHead(302, { location: Buffer.from(target).toString('latin1') }).end(),
      '/page': (_request, response) => response.end('a page'),
    });
  });
  afterAll(async () => {
    await Promise.all([canary.close(), site.close()]);
  });
  beforeEach(() => {
    lookups.length = 0;
  });

  /** Every connection that is not to the public address ends at the canary. */
  const open = (lookup: Lookup): Site => {
    const web = createWebFetcher({
      version: '0',
      contact: null,
      allowHosts: [],
      minimumGapMs: 0,
      lookup: (name) => {
        lookups.push(name);
        return lookup(name);
      },
      connect: connectorTo((address) => (address === PUBLIC ? site.port : canary.port)),
    });
    return {
      fetch: (url) => web.fetch(url, { robots: 'ignore' }).finally(() => web.close()),
      lookups,
    };
  };
  const toPublic: Lookup = async () => [PUBLIC];
  const outcomeOf = async (fetching: Promise<unknown>): Promise<string> =>
    fetching.then(
      () => 'fetched',
      (error: unknown) =>
        error instanceof LossledgerError ? `${error.code} ${error.disposition}` : String(error),
    );
  const REFUSED = 'BLOCKED_ADDRESS fail';

  /** What the host of a URL means, as a resolver would say. */
  const addressOf = (host: string): string => {
    const { hostname } = new URL(`http://${host}/`);
    const bare = hostname.replace(/^\[|\]$/g, '');
    return isIP(bare) === 0 ? '127.0.0.1' : bare;
  };

  async function expectRefused(hosts: readonly string[]): Promise<unknown> {
    const refused = { direct: 0, redirect: 0, name: 0, beside: 0, rebinding: 0 };
    const add = (way: keyof typeof refused, outcome: string): void => {
      if (outcome === REFUSED) refused[way] += 1;
    };
    for (const host of hosts) {
      for (const scheme of ['http', 'https']) {
        const url = `${scheme}://${host}/page`;
        if (scheme === 'http') target = url;
        const outcome = await outcomeOf(open(toPublic).fetch(url));
        if (scheme === 'http') add('direct', outcome);
        expect(outcome, url).toBe(REFUSED);
      }
      add('redirect', await outcomeOf(open(toPublic).fetch('http://public.example/sends-on')));
      const address = addressOf(host);
      const named: Lookup = async () => [address];
      add('name', await outcomeOf(open(named).fetch('http://named.example/page')));
      const beside: Lookup = async () => [PUBLIC, address];
      add('beside', await outcomeOf(open(beside).fetch('http://named.example/page')));
      // Public when first asked, for a redirect to itself; private when asked again.
      const answers = [[PUBLIC], [address]];
      target = 'http://rebinding.example/page';
      const rebinding: Lookup = async () => answers.shift() ?? [address];
      add('rebinding', await outcomeOf(open(rebinding).fetch('http://rebinding.example/sends-on')));
    }
    const all = hosts.length;
    expect(refused).toEqual({ direct: all, redirect: all, name: all, beside: all, rebinding: all });
    expect(canary.connections()).toBe(0);
    return refused;
  }

  it('is refused in every spelling, by redirect, by name and by rebinding, unconnected', async () => {
    await expectRefused(OWN_HOSTS);
  });

  const list = join(process.env['LOSSLEDGER_EVAL_DATA'] ?? '', 'badinput/ssrf/ssrf-hosts.json');
  it.skipIf(!existsSync(list))('is refused in every spelling of the evaluation data', async () => {
    const hosts = z.array(z.string()).parse(JSON.parse(readFileSync(list, 'utf8')));
    const refused = await expectRefused(hosts);
    console.info(`Refused of ${hosts.length}:`, refused, 'canary hits:', canary.connections());
  });

  it('is found out by one look-up, whose answer is the one connected to', async () => {
    const answers = [[PUBLIC], ['127.0.0.1']];
    const once: Lookup = async () => answers.shift() ?? [];
    expect(await outcomeOf(open(once).fetch('http://rebinding.example/page'))).toBe('fetched');
    expect(lookups).toEqual(['rebinding.example']);
    expect(canary.connections()).toBe(0);
  });

  it('is refused where robots.txt would be fetched from, too', async () => {
    const web = createWebFetcher({
      version: '0',
      contact: null,
      allowHosts: [],
      lookup: async () => ['10.0.0.8'],
      connect: connectorTo(() => canary.port),
    });
    expect(await outcomeOf(web.fetch('http://named.example/page'))).toBe(REFUSED);
    await web.close();
    expect(canary.connections()).toBe(0);
  });

  it('is refused for other schemes, ports and users, directly and by redirect', async () => {
    const urls = [
      ...['file:///etc/passwd', 'ftp://public.example/', 'gopher://public.example:70/_x'],
      ...['data:text/html,x', 'javascript:alert(1)', 'blob:http://public.example/x', '//', ''],
      ...['http://public.example:22/', 'https://public.example:80/', 'http://public.example:443/'],
      ...[
        'http://user@public.example/',
        'http://user:secret@public.example/',
        'http://:x@a.example',
      ],
      `http://public.example/${'a'.repeat(9_000)}`,
    ];
    for (const url of urls) {
      const refused = open(toPublic).fetch(url);
      await expect(refused, url.slice(0, 60)).rejects.toMatchObject({ code: 'BLOCKED_ADDRESS' });
      await expect(refused).rejects.not.toThrow('secret');
      if (URL.canParse(url)) {
        target = url;
        const sent = await outcomeOf(open(toPublic).fetch('http://public.example/sends-on'));
        expect(sent, url.slice(0, 60)).toBe(REFUSED);
      }
    }
    expect(canary.connections()).toBe(0);
  });

  it('may be fetched from once its host is allowed, with its port or without', async () => {
    const private_: Lookup = async () => ['10.9.8.7'];
    const fetchAllowed = (allowHosts: readonly string[], url: string): Promise<string> => {
      const web = createWebFetcher({
        version: '0',
        contact: null,
        allowHosts,
        minimumGapMs: 0,
        lookup: private_,
        connect: connectorTo(() => site.port),
      });
      return outcomeOf(web.fetch(url).finally(() => web.close()));
    };
    expect(await fetchAllowed(['archive.local'], 'http://archive.local/page')).toBe('fetched');
    expect(await fetchAllowed(['archive.local'], 'http://archive.local:8080/page')).toBe(REFUSED);
    expect(await fetchAllowed(['archive.local:8080'], 'http://archive.local:8080/page')).toBe(
      'fetched',
    );
    expect(await fetchAllowed(['archive.local:8080'], 'http://archive.local/page')).toBe(REFUSED);
    expect(await fetchAllowed(['[::1]:8080'], 'http://[::1]:8080/page')).toBe('fetched');
    expect(await fetchAllowed(['127.0.0.1'], 'http://2130706433/page')).toBe('fetched');
    expect(await fetchAllowed(['archive.local'], 'http://other.local/page')).toBe(REFUSED);
  });
});
