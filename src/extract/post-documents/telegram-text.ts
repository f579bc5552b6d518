import type { HtmlElement, HtmlNode } from '../text/html-tree.ts';

const BLOCKS = new Set(['div', 'p', 'blockquote', 'pre', 'ul', 'ol', 'li']);
/** HTML's own white space; a no-break space is a character of the text. */
const HTML_SPACE = /[ \t\n\f\r]+/g;

/** The text of a message as its author wrote it: line breaks stay, and emoji are characters. */
export function messageText(element: HtmlElement): string {
  const chunks: string[] = [];
  for (const child of element.children) write(child, chunks);
  return chunks
    .join('')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function write(node: HtmlNode, chunks: string[]): void {
  if (typeof node === 'string') {
    chunks.push(node.replace(HTML_SPACE, ' '));
    return;
  }
  if (node.name === 'br') return void chunks.push('\n');
  if (node.name === 'script' || node.name === 'style') return;
  const isBlock = BLOCKS.has(node.name);
  if (isBlock) breakLine(chunks);
  if (node.name === 'a') chunks.push(linkText(node));
  else for (const child of node.children) write(child, chunks);
  if (isBlock) breakLine(chunks);
}

function breakLine(chunks: string[]): void {
  const last = chunks.at(-1);
  if (last !== undefined && !last.endsWith('\n')) chunks.push('\n');
}

/** Since April 2024 Telegram escapes the ampersands of addresses twice. */
function linkText(link: HtmlElement): string {
  const chunks: string[] = [];
  for (const child of link.children) write(child, chunks);
  const text = chunks.join('');
  const isAddress = /^(?:https?:\/\/|[\w-]{1,63}\.)\S/.test(text);
  return isAddress ? text.replaceAll('&amp;', '&') : text;
}
