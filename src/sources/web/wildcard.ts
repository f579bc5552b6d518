/**
 * Whether a text fits a pattern in which `*` stands for any characters, none included. Every part
 * is looked for once, so the work grows with the text and the pattern, not with their combinations.
 */
export function matchesWildcards(text: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === pattern;
  if (!text.startsWith(head)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return text.length - tail.length >= at && text.endsWith(tail);
}
