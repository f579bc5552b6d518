/**
 * Whether every regular expression written in src/ takes linear time on any text: a post is written
 * by anyone, and one expression that backtracks can hold a worker for minutes.
 *
 *   npm run check:regexes [FILE…]
 */
import { readFileSync } from 'node:fs';
import { check } from 'recheck';
import ts from 'typescript';
import { typescriptFilesUnder } from './source-files.ts';

interface FoundRegex {
  readonly file: string;
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Searched for an attack this long, ms; the automaton decides nearly all at once. */
const TIMEOUT_MS = 10_000;

export function regexesOf(file: string, text: string): readonly FoundRegex[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: FoundRegex[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push({
        file,
        line: line + 1,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** What is wrong with an expression; null where it is safe. */
export async function dangerOf({ source, flags }: FoundRegex): Promise<string | null> {
  const result = await check(source, flags, { timeout: TIMEOUT_MS });
  if (result.status === 'safe') return null;
  if (result.status === 'unknown') return `not decided: ${result.error.kind}`;
  return `${result.complexity.summary}, for example on ${result.attack.pattern}`;
}

async function main(files: readonly string[]): Promise<void> {
  const regexes = files.flatMap((file) => regexesOf(file, readFileSync(file, 'utf8')));
  let unsafe = 0;
  for (const regex of regexes) {
    const danger = await dangerOf(regex);
    if (danger === null) continue;
    unsafe += 1;
    console.error(`${regex.file}:${regex.line} /${regex.source}/${regex.flags}: ${danger}`);
  }
  console.log(`${regexes.length} regular expressions, ${unsafe} not safe`);
  if (unsafe > 0) process.exitCode = 1;
}

if (import.meta.filename === process.argv[1]) {
  const named = process.argv.slice(2);
  await main(named.length > 0 ? named : typescriptFilesUnder('.', 'src'));
}
