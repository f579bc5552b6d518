import { type ErrorCode, LossledgerError } from '../../domain/errors.ts';
import { abortError } from './abort.ts';
import { toldUrl } from './web-address.ts';

/** What a code of Node's or undici's means in the closed table; all else is an unreachable server. */
const MEANING: ReadonlyMap<string, readonly [code: ErrorCode, says: string]> = new Map([
  ['UND_ERR_HEADERS_OVERFLOW', ['RESPONSE_TOO_LARGE', 'answered with too long a head']],
  ['HPE_HEADER_OVERFLOW', ['RESPONSE_TOO_LARGE', 'answered with too long a head']],
  ['UND_ERR_CONNECT_TIMEOUT', ['FETCH_TIMED_OUT', 'could not be connected to in time']],
  ['ETIMEDOUT', ['FETCH_TIMED_OUT', 'could not be connected to in time']],
]);

/** A failure on the way to an answer, by the closed table. */
export function transportError(error: unknown, url: URL, signal: AbortSignal): LossledgerError {
  if (error instanceof LossledgerError) return error;
  if (signal.aborted) return abortError(signal);
  const code = codeOf(error);
  const [meaning, says] = MEANING.get(code) ?? ['HTTP_UNAVAILABLE', 'could not be read'];
  const detail = error instanceof Error ? oneLine(error.message) : '';
  const why = [code, detail].filter((part) => part !== '').join(': ');
  return new LossledgerError(meaning, `${toldUrl(url)} ${says}${why === '' ? '' : ` (${why})`}.`, {
    cause: error,
  });
}

function codeOf(error: unknown): string {
  const isCoded = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return isCoded ? String(error.code) : '';
}

function oneLine(message: string): string {
  return message.slice(0, 200).replace(/[\p{Cc}\s]+/gu, ' ');
}
