import { Parser } from 'htmlparser2';
import { LossledgerError } from '../../domain/errors.ts';

export interface HtmlElement {
  /** Lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}
/** A string is text, its character references decoded. */
export type HtmlNode = HtmlElement | string;

/** Blink and WebKit nest no deeper either: their limit is 512 elements. */
const MAX_DEPTH = 512;
/** Oryx's page of Russian losses, among the largest pages of the field, had 32,000 nodes in 2023. */
const MAX_NODES = 200_000;

interface OpenElement extends HtmlElement {
  readonly children: HtmlNode[];
}

/**
 * Reads HTML in one stream into a plain tree, never deeper or larger than a real page: a tree built
 * first and measured after is how a small page stops an event loop. Throws INPUT_TOO_DEEP.
 */
export function parseHtml(html: string): HtmlElement {
  const root: OpenElement = { name: '#root', attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  let nodes = 0;

  const countNode = (): void => {
    nodes += 1;
    if (nodes > MAX_NODES) throw tooDeep(`more than ${MAX_NODES} nodes`);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        countNode();
        if (open.length > MAX_DEPTH) throw tooDeep(`nested deeper than ${MAX_DEPTH} elements`);
        const element: OpenElement = { name, attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
      ontext(text) {
        const siblings = open.at(-1)?.children;
        const before = siblings?.at(-1);
        if (siblings !== undefined && typeof before === 'string') {
          siblings[siblings.length - 1] = before + text;
          return;
        }
        countNode();
        siblings?.push(text);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  return root;
}

function tooDeep(what: string): LossledgerError {
  return new LossledgerError('INPUT_TOO_DEEP', `The HTML is ${what}.`);
}

/** The class names of an element. */
export function classNames(element: HtmlElement): readonly string[] {
  return (element.attributes['class'] ?? '').split(/\s+/).filter((name) => name !== '');
}

/** Every element below one, in document order. */
export function* descendants(element: HtmlElement): Generator<HtmlElement> {
  const ahead = element.children.toReversed();
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (typeof node === 'string') continue;
    yield node;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined) ahead.push(child);
    }
  }
}

/** True when an element holds more elements than a limit; looks no further than that. */
export function holdsMoreThan(element: HtmlElement, limit: number): boolean {
  let count = 0;
  for (const _ of descendants(element)) {
    count += 1;
    if (count > limit) return true;
  }
  return false;
}

/** The text of an element as written, scripts and all; for titles and data in scripts. */
export function rawText(element: HtmlElement): string {
  return element.children.map((c) => (typeof c === 'string' ? c : rawText(c))).join('');
}
