import { describe, expect, it } from 'vitest';
import { kindOfMedia } from '../../../src/media/media-kind.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const isoFile = (brand: string) => bytes(`\0\0\0\x14ftyp${brand}\0\0\0\0`);

describe('the kind of a file', () => {
  it.each([
    ['\xff\xd8\xff\xe0 a JPEG', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n a PNG', 'image/png'],
  ])('is an image by its first bytes', (content, mime) => {
    expect(kindOfMedia(bytes(content))).toEqual({ kind: 'image', mime });
  });

  it.each([
    [isoFile('isom'), 'video/mp4'],
    [isoFile('mp42'), 'video/mp4'],
    [isoFile('qt  '), 'video/quicktime'],
    [bytes('\x1a\x45\xdf\xa3 Matroska'), 'video/webm'],
  ])('is a video by its first bytes', (content, mime) => {
    expect(kindOfMedia(content)).toEqual({ kind: 'video', mime });
  });

  it('is an image where a still picture is in a box like those of videos', () => {
    expect(kindOfMedia(isoFile('avif')).kind).toBe('image');
  });

  it.each(['', '<!doctype html>', '%PDF-1.7', '<svg xmlns=', 'RIFF....AVI '])(
    'is neither for %j',
    (content) => {
      expect(kindOfMedia(bytes(content))).toEqual({ kind: 'other', mime: null });
    },
  );
});
