import { z } from 'zod';
import { sourcesSchema } from './sources-file.ts';

/** The JSON Schema (2020-12) of the file of sources, as it may be written. */
export function sourcesJsonSchema(): Record<string, unknown> {
  return { title: 'Sources of Lossledger', ...z.toJSONSchema(sourcesSchema, { io: 'input' }) };
}
