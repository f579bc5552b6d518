/** A picture taken of a video. */
export interface VideoFrame {
  /** Where in the video, in milliseconds. */
  readonly atMs: number;
  /** A JPEG. */
  readonly bytes: Uint8Array;
}

/** Takes pictures of videos with a program that is not part of this one. */
export interface FrameTaker {
  /** By which rules: equal rules choose equal frames of equal bytes. */
  readonly rules: string;
  /** In their order; none of a video that shows nothing. Throws LossledgerError. */
  take(video: Uint8Array, mime: string, signal: AbortSignal): Promise<readonly VideoFrame[]>;
}
