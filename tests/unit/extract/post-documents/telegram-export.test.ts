import { describe, expect, it } from 'vitest';
import { readPosts } from './reading.ts';

function chat(messages: readonly object[], type = 'public_channel'): object {
  return { name: 'Front notes', type, id: 1_486_214_567, messages };
}

function message(parts: object = {}): object {
  return {
    id: 12,
    type: 'message',
    date: '2023-02-07T17:41:41',
    date_unixtime: '1675784501',
    from: 'Front notes',
    from_id: 'channel1486214567',
    text: 'A tank was lost.',
    ...parts,
  };
}

describe("Telegram Desktop's result.json", () => {
  it('gives the messages of a channel at their instants', () => {
    const read = readPosts(
      chat([message({ reply_to_message_id: 11, edited_unixtime: '1675784600' })]),
    );
    expect(read).toMatchObject({ format: 'telegram-export', edited: ['c/1486214567/12'] });
    expect(read.posts).toMatchObject([
      {
        platform: 'telegram',
        post_id: 'c/1486214567/12',
        url: 'https://t.me/c/1486214567/12',
        handle: null,
        author_name: 'Front notes',
        posted_at: '2023-02-07T15:41:41.000Z',
        posted_at_basis: 'platform',
        text: 'A tank was lost.',
        replies_to: 'c/1486214567/11',
      },
    ]);
  });

  it('joins a text that is given in pieces', () => {
    const text = [
      'Lost near ',
      { type: 'bold', text: 'Kreminna' },
      ' ',
      { type: 'hashtag', text: '#tank' },
    ];
    expect(readPosts(chat([message({ text })])).posts[0]?.text).toBe('Lost near Kreminna #tank');
  });

  it('gives the day alone where the export names no instant', () => {
    expect(readPosts(chat([message({ date_unixtime: undefined })])).posts).toMatchObject([
      { posted_at: '2023-02-07', posted_at_basis: 'printed' },
    ]);
  });

  it('names the files it came with, never one outside its folder or one that was not exported', () => {
    const absent = '(File not included. Change data exporting settings to download.)';
    const { posts } = readPosts(
      chat([
        message({ id: 1, photo: 'photos/photo_1@07-02-2023.jpg' }),
        message({ id: 2, photo: absent }),
        message({
          id: 3,
          file: 'video_files/a.mp4',
          media_type: 'video_file',
          mime_type: 'video/mp4',
        }),
        message({ id: 4, file: '../../etc/passwd', mime_type: 'image/png' }),
        message({ id: 5, photo: '/etc/passwd' }),
        message({ id: 6, file: 'stickers/s.webp', media_type: 'sticker', mime_type: 'image/webp' }),
      ]),
    );
    expect(posts.map((post) => post.media)).toEqual([
      [{ url: 'photos/photo_1@07-02-2023.jpg', kind: 'image', alt_text: null }],
      [],
      [{ url: 'video_files/a.mp4', kind: 'video', alt_text: null }],
      [],
      [],
      [],
    ]);
  });

  it('gives the still picture of a video, also where the video was not exported', () => {
    const video = { media_type: 'video_file', mime_type: 'video/mp4' };
    const thumbnail = 'video_files/a.mp4_thumb.jpg';
    const { posts } = readPosts(
      chat([
        message({ id: 1, ...video, file: 'video_files/a.mp4', thumbnail }),
        message({ id: 2, ...video, file: '(File exceeds maximum size…)', thumbnail }),
        message({ id: 3, ...video, file: 'video_files/b.mp4', thumbnail: '../b.jpg' }),
      ]),
    );
    expect(posts.map((post) => post.media)).toEqual([
      [{ url: 'video_files/a.mp4', kind: 'video', alt_text: null, poster_url: thumbnail }],
      [{ url: thumbnail, kind: 'image', alt_text: null }],
      [{ url: 'video_files/b.mp4', kind: 'video', alt_text: null }],
    ]);
  });

  it('passes over service messages and leaves out what is no post', () => {
    const read = readPosts(
      chat([{ id: 1, type: 'service', action: 'pin' }, message(), { type: 'message' }]),
    );
    expect(read).toMatchObject({ posts: [{}], leftOut: 1 });
  });

  it.each([['abc'], [undefined], [1e30], [null], [{}]])(
    'reads the messages of a chat whose id is %j, by the number of their sender or without ids',
    (id) => {
      const odd = { ...chat([message(), message({ id: 13, from_id: 'user7' })]), id };
      const read = readPosts(odd);
      expect(read.posts).toMatchObject([
        { post_id: 'c/1486214567/12', url: 'https://t.me/c/1486214567/12', resolved: true },
        { post_id: null, url: null, resolved: false, text: 'A tank was lost.' },
      ]);
      expect(read.leftOutBecause).toEqual([
        "messages: the chat's id is no number of Telegram's: its messages (1) are read without ids",
      ]);
      const group = readPosts({ ...odd, type: 'public_supergroup' });
      expect(group.posts.map((post) => post.post_id)).toEqual([null, null]);
    },
  );

  it('reads of a whole account the public channels, and no letters', () => {
    const letters = chat([message({ text: 'private' })], 'personal_chat');
    const read = readPosts({ chats: { list: [letters, chat([message()])] } });
    expect(read.posts.map((post) => post.text)).toEqual(['A tank was lost.']);
    expect(read.leftOutBecause).toEqual(['chats.list[0].messages: a personal_chat is not read']);
  });
});
