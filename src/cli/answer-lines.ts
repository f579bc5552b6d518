import { z } from 'zod';
import { LossledgerError } from '../domain/errors.ts';
import { type LimitedLine, limitedLines } from '../domain/limited-lines.ts';
import { EXIT } from './exit-codes.ts';
import { say, writeOut } from './output.ts';
import { openInput } from './read-input.ts';

/** Far above any post or name; a line is held in memory whole. */
const LONGEST_LINE_BYTES = 1_000_000;

/** Characters written at a time, so that a stream of small writes does not set the pace. */
const FLUSH_CHARACTERS = 1 << 16;

export interface LineAnswers<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What is written for a line, its line break with it. */
  readonly answer: (value: z.output<Schema>) => string;
  /** What a refused line is answered with, beside its number and the error; null for no answer. */
  readonly refused: Readonly<Record<string, unknown>> | null;
  /** What the file was to hold: "posts". */
  readonly of: string;
}

/** Answers NDJSON line by line and in order; a bad line is told, gets an answer and stops nothing. */
export async function answerLines<Schema extends z.ZodType>(
  file: string,
  { schema, answer, refused: nothing, of }: LineAnswers<Schema>,
): Promise<void> {
  const input = await openInput(file);
  let number = 0;
  let refused = 0;
  let ready = '';
  for await (const line of limitedLines(input.content, LONGEST_LINE_BYTES)) {
    number += 1;
    if (line?.trim() === '') continue;
    const read = readLine(line, schema);
    if (read.ok) ready += answer(read.value);
    else {
      refused += 1;
      say(`line ${number}: ${read.reason}`);
      const told = { id: null, line: number, ...nothing, error: 'PAYLOAD_INVALID' };
      if (nothing !== null) ready += `${JSON.stringify(told)}\n`;
    }
    if (ready.length > FLUSH_CHARACTERS) {
      await writeOut(ready);
      ready = '';
    }
  }
  await writeOut(ready);
  if (number === 0) throw new LossledgerError('INPUT_EMPTY', `${file} holds no ${of}.`);
  if (refused > 0) process.exitCode = EXIT.partial;
}

type ReadLine<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

function readLine<Schema extends z.ZodType>(
  line: LimitedLine,
  schema: Schema,
): ReadLine<z.output<Schema>> {
  if (line === null) return { ok: false, reason: 'longer than 1 MB' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: `not JSON: ${reason}` };
  }
  const read = schema.safeParse(value);
  return read.success
    ? { ok: true, value: read.data }
    : { ok: false, reason: z.prettifyError(read.error) };
}
