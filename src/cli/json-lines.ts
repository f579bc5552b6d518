import type { z } from 'zod';
import { limitedLines } from '../domain/limited-lines.ts';
import { openInput } from './read-input.ts';

/** Far above any post; a line is held in memory whole. */
const LONGEST_LINE_BYTES = 1_000_000;

export interface JsonLine<Value> {
  /** "file:line", as editors and compilers write it. */
  readonly where: string;
  readonly value: Value;
}

/** The lines of a file that are JSON of the shape wanted; what is wrong with the others is told, with file and line. */
export async function readJsonLines<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  refuse: (where: string, reason: string) => void,
): Promise<readonly JsonLine<z.output<Schema>>[]> {
  const lines: JsonLine<z.output<Schema>>[] = [];
  const { content } = await openInput(file);
  let number = 0;
  for await (const line of limitedLines(content, LONGEST_LINE_BYTES)) {
    number += 1;
    const where = `${file}:${number}`;
    if (line === null) refuse(where, 'longer than 1 MB');
    else if (line.trim() !== '') {
      const read = parsed(line, schema);
      if (read.ok) lines.push({ where, value: read.value });
      else refuse(where, read.reason);
    }
  }
  return lines;
}

function parsed<Schema extends z.ZodType>(
  line: string,
  schema: Schema,
): { ok: true; value: z.output<Schema> } | { ok: false; reason: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return { ok: false, reason: `not JSON: ${error instanceof Error ? error.message : error}` };
  }
  const read = schema.safeParse(json);
  if (read.success) return { ok: true, value: read.data };
  const reasons = read.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  return { ok: false, reason: reasons.join('; ') };
}
