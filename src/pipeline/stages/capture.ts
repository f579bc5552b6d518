import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import { captureId } from '../../domain/identity.ts';
import { type Retrieval, retrievalSchema } from '../../domain/retrieval.ts';
import { DOCUMENT_FORMATS } from '../../extract/post-documents/format.ts';
import { decodeDocument } from '../../extract/text/decode.ts';
import { writeCapture } from '../../store/queries/captures.ts';
import { defineStage, workFor } from '../define-stage.ts';
import { extract } from './extract.ts';

/** Puts a document on record: its bytes are kept already, and are checked here. */
export const capture = defineStage({
  name: 'capture',
  summary:
    'A document that was supplied or fetched is checked and put on record; its bytes lie in the capture store.',
  version: 1,
  input: z.strictObject({
    sha256: z.string().length(64),
    bytes: z.number().int().nonnegative(),
    url: z.string().nullable(),
    /** The file's name, for people; never a path to open. */
    name: z.string().nullable(),
    source: z.string().min(1),
    capturedAt: z.iso.datetime(),
    /** What it is, where its source knows; told by its content elsewhere. */
    format: z.enum(DOCUMENT_FORMATS).optional(),
    /** How it was fetched; null or absent for what was supplied. */
    fetched: z
      .strictObject({ retrieval: retrievalSchema, wireSha256: z.string().length(64) })
      .nullish(),
  }),
  identity: (input) => [input.sha256, input.url, input.capturedAt],
  subject: (input) => input.url ?? input.name ?? input.sha256,
  retry: { attempts: 5, baseMs: 2_000 },
  concurrency: 4,
  timeoutMs: 60_000,
  async run(input, context) {
    if (input.bytes > context.limits.maxDocumentBytes) {
      throw new LossledgerError(
        'INPUT_TOO_LARGE',
        `The document has ${input.bytes} bytes; the limit is ${context.limits.maxDocumentBytes}.`,
      );
    }
    const bytes = await context.blobs.get(input.sha256);
    const contentType = contentTypeOf(input.fetched?.retrieval);
    const document = decodeDocument(bytes, {
      ...(input.name === null ? {} : { name: input.name }),
      ...(contentType === null ? {} : { contentType }),
    });
    // A page's own content tells what it is.
    const format = input.format === 'document' ? undefined : input.format;
    const id = captureId(input.sha256, input.url, input.capturedAt);
    return {
      kind: 'done',
      write: async (tx) => {
        await writeCapture(
          tx,
          {
            captureId: id,
            sha256: input.sha256,
            bytes: input.bytes,
            url: input.url,
            name: input.name,
            kind: format ?? document.kind,
            charset: document.charset,
            flags: [...document.flags],
            sourceId: input.source,
            capturedAt: new Date(input.capturedAt),
          },
          input.fetched ?? null,
        );
        return [
          workFor(extract, {
            captureId: id,
            sha256: input.sha256,
            url: input.url,
            name: input.name,
            capturedAt: input.capturedAt,
            ...(format === undefined ? {} : { format }),
            ...(contentType === null ? {} : { contentType }),
          }),
        ];
      },
    };
  },
});

function contentTypeOf(retrieval: Retrieval | undefined): string | null {
  const header = retrieval?.response_headers.find(
    ([name]) => name.toLowerCase() === 'content-type',
  );
  return header?.[1] ?? null;
}
