import { describe, expect, it } from 'vitest';
import { readPosts } from './reading.ts';

interface Written {
  readonly title?: string;
  readonly from?: string | null;
  readonly body?: string;
}

function message(id: number, words: string, written: Written = {}): string {
  const { title = '12.03.2024 10:00:05 UTC+02:00', from = 'Front Notes', body = '' } = written;
  const name = from === null ? '' : `<div class="from_name">${from} </div>`;
  const text = words === '' ? '' : `<div class="text">${words}</div>`;
  return `<div class="message default clearfix${from === null ? ' joined' : ''}" id="message${id}">
    <div class="pull_left userpic_wrap"><div class="userpic userpic1"><div class="initials">F</div></div></div>
    <div class="body"><div class="pull_right date details" title="${title}">10:00</div>${name}${body}${text}</div></div>`;
}

const page = (
  ...messages: readonly string[]
) => `<!DOCTYPE html><html><head><title>Exported Data</title></head><body>
  <div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Front Notes
   </div></div></div><div class="page_body chat_page"><div class="history">
   <div class="message service" id="message-1"><div class="body details">12 March 2024</div></div>
   ${messages.join('\n')}</div></div></div></body></html>`;

const media = (inner: string) => `<div class="media_wrap clearfix">${inner}</div>`;

describe('a messages.html of Telegram Desktop', () => {
  it('gives the posts of a channel with their times and words', () => {
    const read = readPosts(
      page(message(7, 'A tank<br>was lost.'), message(8, 'And one more.', { from: null })),
    );
    expect(read).toMatchObject({ format: 'telegram-export', leftOut: 0 });
    expect(read.posts).toMatchObject([
      {
        platform: 'telegram',
        post_id: null,
        author_name: 'Front Notes',
        posted_at: '2024-03-12T08:00:05.000Z',
        posted_at_basis: 'platform',
        text: 'A tank\nwas lost.',
        resolved: false,
      },
      { text: 'And one more.', position: 1 },
    ]);
  });

  it('gives the day alone where the export names no zone', () => {
    const [post] = readPosts(page(message(7, 'A', { title: '12.03.2019 10:00:05' }))).posts;
    expect(post).toMatchObject({ posted_at: '2019-03-12', posted_at_basis: 'printed' });
  });

  it('gives photos, videos and their still pictures by their paths, and none that was not exported', () => {
    const photo = media(
      '<a class="photo_wrap clearfix pull_left" href="photos/photo_1.jpg"><img class="photo" src="photos/photo_1_thumb.jpg"></a>',
    );
    const video = media(
      '<a class="video_file_wrap clearfix pull_left" href="video_files/v.mp4"><div class="video_duration">00:12</div><img class="video_file" src="video_files/v_thumb.jpg"></a>',
    );
    const absent = media(
      '<div class="media clearfix pull_left media_photo"><div class="fill pull_left"></div><div class="body"><div class="title bold">Photo</div><div class="description">Not included, change data exporting settings to download.</div></div></div>',
    );
    const outside = media('<a class="photo_wrap clearfix pull_left" href="../../etc/passwd"></a>');
    const { posts } = readPosts(
      page(
        message(1, 'A', { body: photo }),
        message(2, 'B', { body: video }),
        message(3, 'C', { body: absent }),
        message(4, 'D', { body: outside }),
      ),
    );
    expect(posts.map((post) => post.media)).toEqual([
      [{ url: 'photos/photo_1.jpg', kind: 'image', alt_text: null }],
      [
        {
          url: 'video_files/v.mp4',
          kind: 'video',
          alt_text: null,
          poster_url: 'video_files/v_thumb.jpg',
        },
      ],
      [],
      [],
    ]);
    expect(posts[2]?.text).toBe('C');
  });

  it('is not read where others speak in it: it may be letters between friends', () => {
    const read = readPosts(page(message(7, 'Hello'), message(8, 'Hi', { from: 'Anna' })));
    expect(read).toMatchObject({ posts: [], leftOut: 1 });
    expect(read.leftOutBecause[0]).toContain('export it as JSON');
  });
});
