import type { Sharp } from 'sharp';
import type { Draw } from '../draw.ts';

/** A picture as it was first posted: decoded once, transformed many times. */
export interface Original {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** RGB, 8 bits, no alpha. */
  readonly pixels: Buffer;
}

/** What somebody does to a picture before it is posted again. The answer is an encoded picture. */
export interface Transform {
  readonly name: string;
  readonly group: TransformGroup;
  /** What is drawn at random, in words, for the report. */
  readonly drawn: string;
  apply(open: () => Sharp, draw: Draw, original: Original): Promise<Buffer>;
}

export type TransformGroup =
  | 'photometric'
  | 'orientation'
  | 'border'
  | 'screenshot'
  | 'crop'
  | 'overlay';

/** The quality most sites store at. */
export const jpeg = (picture: Sharp, draw: Draw): Promise<Buffer> =>
  picture.jpeg({ quality: draw.whole(75, 92) }).toBuffer();
