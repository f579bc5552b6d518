/** A link of a text: what [start, end) shows, and where it leads. */
export interface TextLink {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

/** Text with its links, whatever markup it came from. */
export interface FlatText {
  readonly text: string;
  readonly links: readonly TextLink[];
}

/**
 * Parts of a text, each without the white space around it. The ranges ascend and do not overlap; a
 * link goes to the part it starts in. One pass, however many parts and links there are.
 */
export function splitFlat(
  flat: FlatText,
  ranges: readonly (readonly [start: number, end: number])[],
): readonly FlatText[] {
  const links = flat.links.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return ranges.map(([start, end]) => {
    const raw = flat.text.slice(start, end);
    const from = start + (raw.length - raw.trimStart().length);
    const text = raw.trim();
    const to = from + text.length;
    const own: TextLink[] = [];
    for (let link = links[next]; link !== undefined && link.start < end; link = links[next]) {
      next += 1;
      if (link.start < start) continue;
      own.push({
        href: link.href,
        start: clamp(link.start, from, to) - from,
        end: clamp(link.end, from, to) - from,
      });
    }
    return { text, links: own };
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Texts one after another with something between them. */
export function joinFlat(parts: readonly FlatText[], separator: string): FlatText {
  const links: TextLink[] = [];
  let length = 0;
  parts.forEach((part, index) => {
    if (index > 0) length += separator.length;
    for (const link of part.links) {
      links.push({ href: link.href, start: link.start + length, end: link.end + length });
    }
    length += part.text.length;
  });
  return { text: parts.map((part) => part.text).join(separator), links };
}
