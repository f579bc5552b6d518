import { z } from 'zod';

const headers = z.array(z.tuple([z.string(), z.string()]).readonly()).readonly();

/** How bytes were fetched: what a reader needs to trust, and to repeat, the capture of a page. */
export const retrievalSchema = z.strictObject({
  requested_url: z.string(),
  final_url: z.string(),
  method: z.literal('GET'),
  status: z.number().int(),
  /** As sent; credentials never among them. */
  request_headers: headers,
  response_headers: headers,
  /** The answers on the way that sent on to another address, with that of the server that gave each. */
  redirects: z
    .array(
      z.strictObject({ url: z.string(), status: z.number().int(), address: z.string().nullable() }),
    )
    .readonly(),
  /** The address of the server that gave the last answer, as connected to. */
  address: z.string().nullable(),
  /** ISO 8601 instant of the request. */
  fetched_at: z.iso.datetime(),
  duration_ms: z.number().int().nonnegative(),
  /** Bytes of the body on the wire, and after its content encoding was undone. */
  wire_bytes: z.number().int().nonnegative(),
  decoded_bytes: z.number().int().nonnegative(),
});

export type Retrieval = Readonly<z.infer<typeof retrievalSchema>>;
export type RedirectHop = Retrieval['redirects'][number];
