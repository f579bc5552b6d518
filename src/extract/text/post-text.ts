const SHORT_LINK = /(?:https?:\/\/)?(?:\bt\.co|pic\.(?:twitter|x)\.com)\/\w+/gi;
const CHARACTER_REFERENCE = /&(?:amp;)*(lt|gt|quot|apos|#0?39|nbsp);|&amp;(?:amp;)*/gi;
const REFERENCED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#039': "'",
  nbsp: ' ',
};
/** Direction marks, soft hyphens, word joiners and emoji selectors come and go with the carrier. */
const UNSEEN =
  /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|\uFE0E|\uFE0F/g;
const WHITE_SPACE = /\s+/g;
const EMBED_PUNCTUATION = new Set('—–―-> \u00A0');
const QUOTATION_MARKS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['«', '»'],
  ['‘', '’'],
];

/**
 * The text of a post as its identity sees it: NFC, white space collapsed, without the short links
 * that stand for media and the punctuation an embed or quotation adds. The same post gives the same
 * string whether it was found flattened, in Markdown or in a block quote.
 */
export function canonicalPostText(text: string): string {
  let canonical = text;
  for (let before = ''; before !== canonical; ) {
    before = canonical;
    canonical = canonicalOnce(canonical);
  }
  return canonical;
}

function canonicalOnce(text: string): string {
  const bare = text
    .replace(CHARACTER_REFERENCE, (reference, name: string | undefined) =>
      name === undefined ? '&' : (REFERENCED[name.toLowerCase()] ?? reference),
    )
    .replace(SHORT_LINK, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(WHITE_SPACE, ' ');
  return withoutQuotationMarks(trimEmbedPunctuation(bare));
}

function trimEmbedPunctuation(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && EMBED_PUNCTUATION.has(text[start] ?? '')) start += 1;
  while (end > start && EMBED_PUNCTUATION.has(text[end - 1] ?? '')) end -= 1;
  return text.slice(start, end);
}

/** Without the one pair that encloses all of it; marks that open and close inside stay. */
function withoutQuotationMarks(text: string): string {
  const pair = QUOTATION_MARKS.find(
    ([open, close]) => text.startsWith(open) && text.endsWith(close),
  );
  if (pair === undefined || text.length < 2) return text;
  const inner = text.slice(1, -1);
  return inner.includes(pair[0]) || inner.includes(pair[1]) ? text : inner.trim();
}
