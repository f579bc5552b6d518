/**
 * Parameters that say how a reader came, never what is read: of analytics (Google, Adobe, Matomo,
 * Yandex, AT Internet, Webtrekk), of advertisers' clicks, of mailings and of share buttons, each as
 * its maker documents it.
 */
const TRACKING_PARAMETERS = new Set([
  ...['_ga', '_gl', 'gclid', 'gclsrc', 'gbraid', 'wbraid', 'dclid', 'srsltid'],
  ...['fbclid', 'fb_action_ids', 'fb_action_types', 'fb_source', 'fb_ref', 'igshid', 'igsh'],
  ...['msclkid', 'twclid', 'ttclid', 'li_fat_id', 'rdt_cid', 'epik', 'sccid', 'sc_cid', 's_cid'],
  ...['yclid', 'ysclid', '_openstat', 'ymclid', 'vkclid', 'rb_clickid'],
  ...['mc_cid', 'mc_eid', '_hsenc', '_hsmi', 'hsctatracking', 'mkt_tok', 'vero_id', 'ss_email_id'],
  ...[
    'ref_src',
    'ref_url',
    '__twitter_impression',
    'smid',
    'smtyp',
    'cmpid',
    'ncid',
    'xtor',
    'wt_mc',
  ],
  ...['guccounter', 'guce_referrer', 'guce_referrer_sig', 'wickedid', 'oly_anon_id', 'oly_enc_id'],
]);
const TRACKING_FAMILIES = ['utm_', 'pk_', 'mtm_', 'matomo_', 'piwik_', 'at_', 'hsa_'];
/** Of the platforms that serve a page's AMP form at its own address. */
const AMP_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  amp: ['', '1', 'true'],
  _amp: ['', '1', 'true'],
  outputtype: ['amp'],
};
/** Of the caches that hold others' AMP pages, before the host and path of the page itself. */
const AMP_CACHE_PREFIXES = new Set(['amp', 'a', 'c', 'v', 'w']);

/**
 * The address of a page without what changes nothing about it: fragment, tracking, AMP. It may be
 * fetched as it is. Null for what is no address of the web.
 */
export function canonicalUrl(written: string): string | null {
  const url = webUrl(written);
  if (url === null) return null;
  const origin = pageInAmpCache(url);
  if (origin !== null) return canonicalUrl(origin);
  url.hash = '';
  url.username = '';
  url.password = '';
  url.pathname = withoutAmpEnding(url.pathname);
  const kept = [...parametersOf(url)].filter(([name, value]) => !isIncidental(name, value));
  url.search = kept.map(([, , raw]) => raw).join('&');
  return url.href;
}

/**
 * What addresses of one article have in common: beside all that `canonicalUrl` takes away, the
 * scheme, `www.` and `amp.`, a slash at the end, the order of parameters and the spelling of escapes.
 * An identity, not to be fetched.
 */
export function articleUrlKey(written: string): string | null {
  const canonical = canonicalUrl(written);
  if (canonical === null) return null;
  const url = new URL(canonical);
  const host = url.host.replace(/\.(?=$|:)/, '').replace(/^(?:www|amp)\.(?=[^.]+\.)/, '');
  const path = withSameEscapes(url.pathname).replace(/\/index\.html?$/, '/');
  const query = [...parametersOf(url)].map(([, , raw]) => withSameEscapes(raw)).sort();
  return `${host}${withoutEndSlashes(path)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** Whether two addresses are of one article, by their form alone. */
export function sameArticle(one: string, other: string): boolean {
  const key = articleUrlKey(one);
  return key !== null && key === articleUrlKey(other);
}

function webUrl(written: string): URL | null {
  if (!URL.canParse(written)) return null;
  const url = new URL(written);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

function pageInAmpCache(url: URL): string | null {
  const isCache =
    /^(?:www\.)?google\.[a-z.]{2,6}$/.test(url.hostname) ||
    url.hostname.endsWith('.cdn.ampproject.org');
  const [, prefix = '', ...path] = url.pathname.split('/');
  if (!isCache || !AMP_CACHE_PREFIXES.has(prefix)) return null;
  const scheme = path[0] === 's' ? 'https' : 'http';
  const page = (scheme === 'https' ? path.slice(1) : path).join('/');
  return /^[^/]{1,253}\.[a-z]/i.test(page) ? `${scheme}://${page}${url.search}` : null;
}

/** `/story/amp/` is `/story/`; a page whose whole path is `/amp` is another. */
function withoutAmpEnding(path: string): string {
  if (path.length > '/amp/'.length) {
    if (path.endsWith('/amp')) return path.slice(0, -'/amp'.length);
    if (path.endsWith('/amp/')) return path.slice(0, -'amp/'.length);
  }
  return path.endsWith('.amp.html') ? `${path.slice(0, -'.amp.html'.length)}.html` : path;
}

/** Each parameter decoded and as written: what is kept is not spelled anew. */
function* parametersOf(url: URL): Generator<readonly [name: string, value: string, raw: string]> {
  for (const raw of url.search.slice(1).split('&')) {
    if (raw === '') continue;
    const [[name, value] = ['', '']] = [...new URLSearchParams(raw)];
    yield [name.toLowerCase(), value, raw];
  }
}

function isIncidental(name: string, value: string): boolean {
  return (
    TRACKING_PARAMETERS.has(name) ||
    TRACKING_FAMILIES.some((family) => name.startsWith(family)) ||
    (AMP_PARAMETERS[name]?.includes(value.toLowerCase()) ?? false)
  );
}

/** Escapes in capitals; none for letters, digits and `-._~`, which need none (RFC 3986, 6.2.2). */
function withSameEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : octet.toUpperCase();
  });
}

function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}
