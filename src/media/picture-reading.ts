import type { PictureMime } from './decode/sniff.ts';

/** A hash that a picture is found by, and what of the picture it is of. */
export interface FindableHash {
  readonly kind: 'full' | 'box' | 'crop' | 'plain';
  /** Fractions of the picture as shown. */
  readonly window: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** PDQ, 32 bytes. */
  readonly hash: Uint8Array;
  readonly quality: number;
}

/** All that is made of a picture's bytes, in one decoding. */
export interface PictureReading {
  readonly mime: PictureMime;
  /** Of the picture as shown, in pixels. */
  readonly width: number;
  readonly height: number;
  /** PDQ of the whole picture: 0 to 100, and 64 hex digits. */
  readonly quality: number;
  readonly pdq: string;
  /** None for a picture too plain to be told from others. */
  readonly hashes: readonly FindableHash[];
  /** What likeness is judged by, packed. */
  readonly features: Uint8Array;
  /** A small JPEG without metadata. */
  readonly thumbnail: Uint8Array;
  /** The file says where it was taken. */
  readonly hasLocation: boolean;
}

/** Reads pictures, off the loop that holds on to jobs. */
export interface PictureReader {
  /** What it reads by: equal bytes under an equal name give equal hashes. */
  readonly algorithm: string;
  /** Throws LossledgerError where the bytes are no picture that can be read. */
  read(bytes: Uint8Array): Promise<PictureReading>;
}
