/** The HTML standard has browsers look at 1024 bytes; real pages put the declaration later, too. */
const PRESCAN_BYTES = 4096;

const XML_DECLARATION = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const META_TAG = /<meta\s[^<>]{0,500}>/gi;
const CHARSET = /charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w.:-]{1,40})/i;

/** The charset labels a document declares, the weightiest first: transport, XML, meta element. */
export function declaredCharsets(bytes: Uint8Array, contentType?: string): readonly string[] {
  const head = latin1(bytes.subarray(0, PRESCAN_BYTES));
  const found = [
    CHARSET.exec((contentType ?? '').slice(0, 500))?.[1],
    XML_DECLARATION.exec(head)?.[1],
    ...[...head.matchAll(META_TAG)].map((tag) => CHARSET.exec(tag[0])?.[1]),
  ];
  return found.filter((label) => label !== undefined).map((label) => label.toLowerCase());
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
