/** JSON or JSON lines: data of some program, whose strings are nobody's prose. */
export function isJsonText(text: string): boolean {
  const start = text.trimStart();
  if (!start.startsWith('{') && !start.startsWith('[')) return false;
  const firstLine = start.slice(0, start.search(/\r?\n|$/));
  return parses(firstLine) || parses(start);
}

function parses(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
