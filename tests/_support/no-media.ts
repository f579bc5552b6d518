import { LossledgerError } from '../../src/domain/errors.ts';
import type { Facilities } from '../../src/pipeline/define-stage.ts';

/** What a stage is given where no picture is fetched. */
export const NO_MEDIA: Pick<Facilities, 'limits' | 'mediaOf' | 'pictures' | 'frames' | 'closing'> =
  {
    limits: { maxDocumentBytes: 1_000_000, maxMediaBytes: 1_000_000, mediaWaitMs: 0 },
    mediaOf: 'none',
    pictures: {
      algorithm: 'none',
      read: () => Promise.reject(new LossledgerError('PICTURE_UNSUPPORTED', 'No picture is read.')),
    },
    frames: null,
    closing: new AbortController().signal,
  };
