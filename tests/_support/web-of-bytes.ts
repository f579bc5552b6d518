import { LossledgerError } from '../../src/domain/errors.ts';
import type { Outside } from '../../src/sources/configured-source.ts';
import { NO_OUTSIDE } from './no-outside.ts';

/** A world outside in which addresses give bytes, and every other is refused. */
export function webOfBytes(
  bytesOf: (url: string) => Promise<Uint8Array | LossledgerError | undefined>,
): Outside & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return {
    ...NO_OUTSIDE,
    asked,
    web: {
      async fetch(url) {
        asked.push(url);
        const body = await bytesOf(url);
        if (body instanceof LossledgerError) throw body;
        if (body === undefined) throw new LossledgerError('HTTP_REFUSED', `${url} answered 404.`);
        return {
          outcome: 'fetched',
          body,
          wireBody: null,
          contentType: 'image/jpeg',
          etag: null,
          lastModified: null,
          retrieval: {
            requested_url: url,
            final_url: url,
            method: 'GET',
            status: 200,
            request_headers: [],
            response_headers: [],
            redirects: [],
            address: null,
            fetched_at: '2024-06-01T00:00:00.000Z',
            duration_ms: 1,
            wire_bytes: body.byteLength,
            decoded_bytes: body.byteLength,
          },
        };
      },
      close: () => Promise.resolve(),
    },
  };
}
