/** Brightness of each pixel, 0 to 255, row by row from the top left. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly samples: Float32Array;
}

/** A part of a picture, in whole pixels of its luma. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
