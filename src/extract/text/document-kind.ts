export type DocumentKind = 'html' | 'markdown' | 'text';

const HTML_START = /^\s*<(?:!doctype\s+html|\?xml|html|head|body|meta|title|link|script|style)\b/i;
const OPENS_WITH_ELEMENT =
  /^\s*<(?:p|div|article|section|main|blockquote|figure|table|ul|ol|h[1-6]|span|a|b|i|em|strong|br|img|iframe|center|font|pre|header|nav|svg|rss|feed|amp-[a-z]+)\b[^<]{0,2000}>/i;
const BLOCK_END_TAG = /<\/(?:p|div|article|section|blockquote|figure|table|li|h[1-6])\s*>/gi;
const TAG = /<[^<>]{0,2000}>/g;
const MARKDOWN_SIGNS = [
  /^ {0,3}#{1,6} \S/m,
  /^ {0,3}> ?\S/m,
  /\]\((?:https?:)?\/\//,
  /^\[[^[\]\r\n]{1,80}\]: ?https?:/m,
  /^ {0,3}(?:```|~~~)/m,
  /\*\*[^*\s][^*\n]{0,200}\*\*/,
  /\\[#_*()[\]!.>-]/,
];

/** HTML, Markdown or plain text, by what is written; the name and content type decide the rest. */
export function documentKind(
  text: string,
  hints: { readonly contentType?: string; readonly name?: string } = {},
): DocumentKind {
  if (HTML_START.test(withoutLeadingComments(text))) return 'html';
  const blockEnds = text.match(BLOCK_END_TAG)?.length ?? 0;
  const prose = blockEnds > 0 ? text.replace(TAG, '') : text;
  const isMarkdown = MARKDOWN_SIGNS.some((sign) => sign.test(prose));
  if (blockEnds > 0 && (!isMarkdown || blockEnds > 20)) return 'html';
  if (OPENS_WITH_ELEMENT.test(text) && !isMarkdown) return 'html';
  if (isMarkdown || blockEnds > 0) return 'markdown';
  return hintedKind(hints);
}

/** Comments before the first element; pages saved by browsers open with one. */
const MOST_LEADING_COMMENTS = 8;

function withoutLeadingComments(text: string): string {
  let rest = text.slice(0, LONGEST_OPENING).trimStart();
  for (let seen = 0; seen < MOST_LEADING_COMMENTS && rest.startsWith('<!--'); seen += 1) {
    const end = rest.indexOf('-->');
    if (end === -1) break;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}

/** What the kind of a document is told by at its start. */
const LONGEST_OPENING = 20_000;

function hintedKind(hints: {
  readonly contentType?: string;
  readonly name?: string;
}): DocumentKind {
  const name = hints.name?.toLowerCase() ?? '';
  const contentType = hints.contentType?.toLowerCase() ?? '';
  if (/\.(?:md|markdown)$/.test(name) || contentType.startsWith('text/markdown')) return 'markdown';
  return 'text';
}
