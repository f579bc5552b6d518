import { describe, expect, it } from 'vitest';
import { sniff } from '../../../../src/media/decode/sniff.ts';

function bytes(latin1: string): Uint8Array {
  return Buffer.from(latin1, 'latin1');
}

describe('the kind of a picture', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['GIF87a', 'image/gif'],
    ['GIF89a', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x1cftypavif\0\0\0\0avifmif1', 'image/avif'],
    ['\0\0\0\x18ftypmif1\0\0\0\0mif1avif', 'image/avif'],
    ['\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'image/heic'],
  ])('is read from its first bytes: %j', (start, mime) => {
    expect(sniff(bytes(start))).toBe(mime);
  });

  it.each([
    '',
    '\xff\xd8',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<html>',
    '%PDF-1.7',
    'II*\0',
    'RIFF\0\0\0\0WAVE',
    '\0\0\0\x18ftypmp42\0\0\0\0isommp42',
    '\0\0\0\x10ftypmif1\0\0\0\0avif',
    'ftypavif',
    '\xff\xff\xff\xffftyp',
  ])('is none where no such picture begins: %j', (start) => {
    expect(sniff(bytes(start))).toBeUndefined();
  });
});
