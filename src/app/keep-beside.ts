import { streamOf } from '../domain/byte-stream.ts';
import { asLossledgerError } from '../domain/errors.ts';
import type { MediaBase } from '../extract/media/media-address.ts';
import { mediaBeside } from '../extract/media/media-beside.ts';
import { decodeDocument } from '../extract/text/decode.ts';
import { isJsonText } from '../extract/text/json-text.ts';
import { kindOfMedia } from '../media/media-kind.ts';
import { givenMediaWork } from '../pipeline/stages/media.ts';
import { fileBeside } from '../sources/files/file-beside.ts';
import type { NewWork } from '../store/queries/work.ts';
import type { Ledger } from './open-ledger.ts';

/** What became of the pictures and videos that lay beside a document. */
export interface Beside {
  /** The work of putting them on record; their bytes are kept. */
  readonly work: readonly NewWork[];
  /** Those that are there and cannot be taken in, and why. */
  readonly refused: readonly string[];
}

/** Keeps the pictures and videos of a document's posts that lie in its folder, without asking anybody for them. */
export async function keepBeside(
  { blobs, settings }: Pick<Ledger, 'blobs' | 'settings'>,
  given: MediaBase & { readonly name: string | null; readonly folder: string },
  at: Date,
): Promise<Beside> {
  const bytes = await blobs.get(given.sha256);
  const wanted = namedIn(bytes, given);
  const work: NewWork[] = [];
  const refused: string[] = [];
  for (const { path, address } of wanted) {
    try {
      const file = await fileBeside(given.folder, path, settings.MAX_MEDIA_BYTES);
      // Whoever wrote the document chose the name: nothing but a picture or a video is taken in.
      if (file === null || kindOfMedia(file).kind === 'other') continue;
      const { sha256 } = await blobs.put(streamOf(file), { maxBytes: settings.MAX_MEDIA_BYTES });
      work.push(givenMediaWork(address, sha256, at));
    } catch (thrown) {
      refused.push(asLossledgerError(thrown).message);
    }
  }
  return { work, refused };
}

/** A document that cannot be read is refused where it is read; here it names nothing. */
function namedIn(
  bytes: Uint8Array,
  given: Parameters<typeof mediaBeside>[1] & { readonly name: string | null },
): ReturnType<typeof mediaBeside> {
  try {
    const document = decodeDocument(bytes, given.name === null ? {} : { name: given.name });
    if (document.kind === 'text' && !isJsonText(document.text)) return [];
    return mediaBeside(document, given, given.name);
  } catch {
    return [];
  }
}
