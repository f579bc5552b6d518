import type { YAMLError } from 'yaml';

/** What the parser says of a fault, in the words of someone who writes a list of sources. */
const PLAIN: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'a tab stands at the start of a line; indent with spaces',
  BAD_ALIAS: 'a name that begins with * stands for nothing; put text that begins so in quotes',
  BAD_DQ_ESCAPE:
    'a \\ in "double quotes" begins no known escape; write \\\\ or use \'single quotes\'',
  BAD_SCALAR_START:
    'a value begins with a character that YAML keeps for itself (@, `, %); put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'there is a second "key: value" on one line; put each on a line of its own, or a value with ": " in it in quotes',
  DUPLICATE_KEY: 'the key is there already; each may be there once',
  MULTIPLE_DOCS: 'a second document begins ("---"); the file may hold one',
  MULTILINE_IMPLICIT_KEY: 'a key goes on over the line; each needs "key: value" on one line',
};

/** What is wrong at a place of a text in YAML, and what was expected there. */
export function plainYamlFault({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
  return shaped(message) ?? PLAIN[code] ?? `it is no YAML as it stands: ${lowerFirst(message)}`;
}

/** One code of the parser stands for several faults; which it is, its message tells. */
function shaped(message: string): string | null {
  if (/end with a \]/.test(message)) return 'a list opened with [ is not closed; "]" was expected';
  if (/end with a \}/.test(message))
    return 'what was opened with { is not closed; "}" was expected';
  if (/same column|indent/i.test(message) && !/tab/i.test(message)) {
    return 'the line is indented otherwise than those it belongs to; it must begin in the same column';
  }
  if (/^Sequence item without -/.test(message)) {
    return 'an entry of a list was expected, which begins with "- "; or the line is indented too little';
  }
  if (/^Missing closing/.test(message)) return 'a quotation mark that was opened is not closed';
  if (/Implicit map keys|Implicit keys/.test(message)) return '"key: value" was expected';
  return null;
}

function lowerFirst(message: string): string {
  const line = message.split('\n')[0] ?? '';
  return `${line.slice(0, 1).toLowerCase()}${line.slice(1)}`;
}
