import { describe, expect, it } from 'vitest';
import { mediaBeside } from '../../../../src/extract/media/media-beside.ts';
import { decodeDocument } from '../../../../src/extract/text/decode.ts';

const sha256 = 'cd'.repeat(32);

function pathsIn(text: string, url: string | null = null) {
  const document = decodeDocument(new TextEncoder().encode(text));
  return mediaBeside(document, { url, sha256 }, null);
}

const quoted = (images: string) => `<!doctype html><html><head><title>News</title></head><body>
  <blockquote class="twitter-tweet"><p>A tank was lost.</p>${images}&mdash; Notes (@notes_1)
  <a href="https://twitter.com/notes_1/status/1767500000000000001">March 12, 2024</a></blockquote></body></html>`;

describe('pictures beside a document', () => {
  it('are those that its posts name by a path, each once', () => {
    const images =
      '<img src="./Page_files/a.jpg"><img src="Page_files/a.jpg"><img src="https://pbs.example/b.jpg">';
    expect(pathsIn(quoted(images))).toEqual([
      { path: 'Page_files/a.jpg', address: `beside:${sha256}/Page_files/a.jpg` },
    ]);
  });

  it('are known by their address on the web where the page has one', () => {
    expect(
      pathsIn(quoted('<img src="Page_files/a.jpg">'), 'https://news.example/2024/page'),
    ).toEqual([
      { path: 'Page_files/a.jpg', address: 'https://news.example/2024/Page_files/a.jpg' },
    ]);
  });

  it('are no portraits, no emoji and nothing outside the folder', () => {
    const images =
      '<img src="Page_files/face_normal.jpg"><img class="emoji" alt="🔥" src="Page_files/1f525.png"><img src="../other/a.jpg">';
    expect(pathsIn(quoted(images))).toEqual([]);
  });

  it('are photos, videos and their still pictures of an export of Telegram', () => {
    const messages = [
      { id: 1, type: 'message', date_unixtime: '1710237605', text: 'A', photo: 'photos/a.jpg' },
      {
        id: 2,
        type: 'message',
        date_unixtime: '1710237606',
        text: 'B',
        file: 'video_files/b.mp4',
        thumbnail: 'video_files/b_thumb.jpg',
        mime_type: 'video/mp4',
      },
      {
        id: 3,
        type: 'message',
        date_unixtime: '1710237607',
        text: 'C',
        photo: '(File not included. Change data exporting settings to download.)',
      },
    ];
    const chat = { name: 'Front', type: 'public_channel', id: 1486214567, messages };
    expect(pathsIn(JSON.stringify(chat)).map(({ path }) => path)).toEqual([
      'photos/a.jpg',
      'video_files/b.mp4',
      'video_files/b_thumb.jpg',
    ]);
  });
});
