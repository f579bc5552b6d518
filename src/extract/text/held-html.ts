import { type HtmlElement, rawText } from './html-tree.ts';

const HOLDERS = new Set(['script', 'textarea']);
/** Scripts that browsers do not run. */
const INERT = /^text\/(?:html|plain|template|x-template|x-handlebars-template)$/i;
const EMBED_START = /<(?:blockquote|iframe|amp-|div\s[^<>]{0,300}class=["'](?:fb-|tiktok))/i;
/** "<blockquote", "<iframe", "<div", "<figure", "<p" in base64, as some banners keep them. */
const BASE64_START = /^\s*(?:PGJsb2Nrc|PGlmcmFtZ|PGRpdi|PGZpZ3VyZ|PHA[+g])[A-Za-z0-9+/=\s]+$/;
/** No embed code is longer. */
const LONGEST_ATTRIBUTE = 50_000;
const LONGEST_BASE64 = 200_000;

/** HTML that an element holds back, unread by the browser, until the reader agrees to the embed. */
export function heldHtml(element: HtmlElement): readonly string[] {
  const held = heldInAttributes(element);
  const text = HOLDERS.has(element.name) ? heldInText(element) : null;
  return text === null ? held : [...held, text];
}

function heldInText(element: HtmlElement): string | null {
  if (element.name === 'script' && !INERT.test(element.attributes['type'] ?? '')) return null;
  const hasMarkup = element.children.some((child) => typeof child !== 'string');
  return hasMarkup ? null : embedCode(rawText(element));
}

function heldInAttributes({ attributes }: HtmlElement): readonly string[] {
  const held: string[] = [];
  for (const name in attributes) {
    if (!name.startsWith('data-') && name !== 'srcdoc') continue;
    const value = attributes[name] ?? '';
    const code = value.length > LONGEST_ATTRIBUTE ? null : embedCode(value);
    if (code !== null) held.push(code);
  }
  return held;
}

function embedCode(text: string): string | null {
  if (EMBED_START.test(text)) return text;
  if (text.length < 40 || text.length > LONGEST_BASE64 || !BASE64_START.test(text)) return null;
  const decoded = decodedBase64(text);
  return decoded !== null && EMBED_START.test(decoded) ? decoded : null;
}

function decodedBase64(text: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}
