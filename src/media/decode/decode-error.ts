import { asLossledgerError, LossledgerError } from '../../domain/errors.ts';
import { DECODE_SECONDS, MOST_PIXELS } from './guarded-sharp.ts';
import type { PictureMime } from './sniff.ts';

const KIND: Readonly<Record<PictureMime, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/avif': 'AVIF',
  'image/heic': 'HEIC',
};

export function tooLarge(mime: PictureMime, options: { cause?: unknown } = {}): LossledgerError {
  return new LossledgerError(
    'PICTURE_TOO_LARGE',
    `the ${KIND[mime]} picture has more than ${MOST_PIXELS / 1e6} million pixels`,
    options,
  );
}

/** What libvips said, as an error of the table. It tells its failures apart only by their words. */
export function decodeError(thrown: unknown, mime: PictureMime): LossledgerError {
  if (thrown instanceof LossledgerError) return thrown;
  if (!(thrown instanceof Error)) return asLossledgerError(thrown);
  const said = lines(thrown).join('; ');
  const kind = KIND[mime];
  const options = { cause: thrown };
  if (/exceeds pixel limit|dimensions (?:too large|exceed)|too many pixels/i.test(said)) {
    return tooLarge(mime, options);
  }
  if (/timeout/i.test(said)) {
    return new LossledgerError(
      'TIMED_OUT',
      `the ${kind} picture was not decoded within ${DECODE_SECONDS} s`,
      options,
    );
  }
  if (/unsupported (?:codec|feature)|support for this compression|no decod|blocked/i.test(said)) {
    return new LossledgerError(
      'PICTURE_UNSUPPORTED',
      `the ${kind} picture is of a kind that this build cannot decode (${said})`,
      options,
    );
  }
  return new LossledgerError(
    'PICTURE_UNDECODABLE',
    `the ${kind} picture is cut off or broken (${said})`,
    options,
  );
}

/** What real cameras and editors leave in JPEGs, and every viewer passes over. */
const ODDITY = /extraneous bytes before marker|Invalid SOS parameters for sequential JPEG/;

export function isHarmlessOddity(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const said = lines(thrown);
  return said.length > 0 && said.every((line) => ODDITY.test(line));
}

/** What libvips said, once each. */
function lines({ message }: Error): string[] {
  const said = message.split('\n').map((line) => line.trim().replace(/:$/, ''));
  return [...new Set(said)].filter((line) => line !== '');
}
