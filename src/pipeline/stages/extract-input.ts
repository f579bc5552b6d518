import { z } from 'zod';
import { DOCUMENT_FORMATS } from '../../extract/post-documents/format.ts';

export const extractInput = z.strictObject({
  captureId: z.string().min(1),
  sha256: z.string().length(64),
  url: z.string().nullable(),
  name: z.string().nullable(),
  capturedAt: z.iso.datetime(),
  /** Of a document of posts, where its source knows. */
  format: z.enum(DOCUMENT_FORMATS).optional(),
  /** As the server that gave it said. */
  contentType: z.string().optional(),
});
export type ExtractInput = z.infer<typeof extractInput>;
