import { request } from 'undici';
import { LossledgerError } from '../../domain/errors.ts';
import { parseProblem, refusal } from './x-errors.ts';

export interface StreamPlace {
  readonly baseUrl: string;
  readonly token: string;
  readonly userAgent: string;
}

export interface OpenedStream {
  readonly chunks: AsyncGenerator<Uint8Array, void, undefined>;
  close(): void;
}

const FIRST_ANSWER_MS = 30_000;

/**
 * One connection to the filtered stream. Not through twitter-api-v2, which decodes each chunk by itself,
 * spoiling letters that are cut in two, and takes a line end that comes alone for a keep-alive, which
 * runs two messages into one and loses both.
 */
export async function openStream(
  { baseUrl, token, userAgent }: StreamPlace,
  now: Date,
  signal: AbortSignal,
): Promise<OpenedStream> {
  try {
    const { statusCode, headers, body } = await request(`${baseUrl}/2/tweets/search/stream`, {
      headers: { authorization: `Bearer ${token}`, 'user-agent': userAgent },
      headersTimeout: FIRST_ANSWER_MS,
      bodyTimeout: 0,
      reset: true,
      signal,
    });
    if (statusCode !== 200) {
      throw refusal(statusCode, parseProblem(await body.bytes()), { headers }, now);
    }
    // Closed from our side, the body ends with an error that nobody needs to hear of.
    body.on('error', () => {});
    return { chunks: chunksOf(body), close: () => void body.destroy() };
  } catch (error) {
    if (error instanceof LossledgerError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('HTTP_UNAVAILABLE', `X's stream: ${message}`, { cause: error });
  }
}

async function* chunksOf(
  body: AsyncIterable<unknown, unknown, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of body) {
    if (isBytes(chunk)) yield chunk;
  }
}

function isBytes(chunk: unknown): chunk is Uint8Array {
  return chunk instanceof Uint8Array;
}
