import { describe, expect, it } from 'vitest';
import { readPostDocument } from '../../../../src/extract/post-documents/read-post-document.ts';
import { readTelegramPreview } from '../../../../src/extract/post-documents/telegram-preview.ts';
import { readPosts } from './reading.ts';

const DATE =
  '<span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="https://t.me/front_notes/101"><time datetime="2023-02-07T17:41:41+02:00" class="time">17:41</time></a></span>';

function page(...messages: readonly string[]): string {
  return `<!DOCTYPE html><html><body><section class="tgme_channel_history">${messages.join('')}</section></body></html>`;
}

function message(body: string, classes = '', id = 'front_notes/101', footer = DATE): string {
  return `<div class="tgme_widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap ${classes}" data-post="${id}"><div class="tgme_widget_message_bubble"><a class="tgme_widget_message_owner_name" href="https://t.me/front_notes"><span dir="auto">Front <i class="emoji"><b>🇺🇦</b></i> notes</span></a>${body}<div class="tgme_widget_message_footer">${footer}</div></div></div></div>`;
}

function text(html: string): string {
  return `<div class="tgme_widget_message_text js-message_text" dir="auto">${html}</div>`;
}

describe('a preview page of Telegram', () => {
  it('gives each message with its channel, time and text as written', () => {
    const html =
      'Знищено Т-72<br/><br/><br/><br/>біля <b>Кремінної</b> <i class="emoji" style="background-image:url(\'//telegram.org/e.png\')"><b>🔥</b></i>\n<a href="?q=%23tank">#tank</a>';
    const read = readPosts(page(message(text(html))));
    expect(read).toMatchObject({ format: 'telegram-preview', leftOut: 0, edited: [] });
    expect(read.posts).toEqual([
      {
        platform: 'telegram',
        post_id: 'front_notes/101',
        url: 'https://t.me/front_notes/101',
        handle: 'front_notes',
        author_name: 'Front 🇺🇦 notes',
        posted_at: '2023-02-07T15:41:41.000Z',
        posted_at_basis: 'platform',
        text: 'Знищено Т-72\n\nбіля Кремінної 🔥 #tank',
        lang: null,
        media: [],
        resolved: true,
        position: 0,
        edit_ids: [],
        quotes: null,
        replies_to: null,
      },
    ]);
  });

  it('never takes the words of the message answered for its own', () => {
    const reply =
      '<a class="tgme_widget_message_reply" href="https://t.me/front_notes/99"><div class="tgme_widget_message_author"><span class="tgme_widget_message_author_name">Other</span></div><div class="tgme_widget_message_text js-message_reply_text">Two tanks were lost.</div></a>';
    const { posts } = readPosts(
      page(message(reply + text('No, one.')), message(reply, '', 'front_notes/102')),
    );
    expect(posts).toMatchObject([
      { text: 'No, one.', replies_to: 'front_notes/99' },
      { text: '', replies_to: 'front_notes/99' },
    ]);
  });

  it('reads a text once that the page holds within itself', () => {
    expect(readPosts(page(message(text(text('A tank was lost.'))))).posts[0]?.text).toBe(
      'A tank was lost.',
    );
  });

  it('passes over service messages', () => {
    const service = message(text('Front notes pinned a photo'), 'service_message');
    expect(readPosts(page(service)).posts).toEqual([]);
    expect(readTelegramPreview(page(service))?.messageIds).toEqual([101]);
  });

  it('names the message that was forwarded', () => {
    const from = (inner: string) =>
      `<div class="tgme_widget_message_forwarded_from">Forwarded from ${inner}</div>`;
    const linked = from(
      '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/origin_chan/77"><span>Origin</span></a>',
    );
    const hidden = from('<span class="tgme_widget_message_forwarded_from_name">Hidden</span>');
    const { posts } = readPosts(
      page(message(linked + text('A')), message(hidden + text('B'), '', 'front_notes/102')),
    );
    expect(posts.map((post) => post.quotes)).toEqual(['origin_chan/77', null]);
  });

  it('gives all pictures and videos of an album as media of one post', () => {
    const photo = (n: number) =>
      `<a class="tgme_widget_message_photo_wrap grouped_media_wrap" href="https://t.me/front_notes/${n}?single" style="width:226px;background-image:url('https://cdn4.example/file/${n}.jpg')"></a>`;
    const video =
      '<a class="tgme_widget_message_video_player"><i class="tgme_widget_message_video_thumb" style="background-image:url(\'https://cdn4.example/thumb.jpg\')"></i><div class="tgme_widget_message_video_wrap"><video src="https://cdn4.example/v.mp4" class="tgme_widget_message_video"></video></div><time class="message_video_duration">0:12</time></a>';
    const large =
      '<a class="tgme_widget_message_video_player not_supported"><i class="tgme_widget_message_video_thumb" style="background-image:url(//cdn4.example/large.jpg)"></i><div class="message_media_not_supported_wrap"><div class="message_media_not_supported">Media is too big</div></div></a>';
    const preview =
      '<a class="tgme_widget_message_link_preview" href="https://a.example"><i class="link_preview_image" style="background-image:url(\'https://cdn4.example/link.jpg\')"></i></a>';
    const album = `<div class="tgme_widget_message_grouped_wrap">${photo(101)}${photo(102)}</div>`;
    const { posts } = readPosts(page(message(album + video + large + text('Album') + preview)));
    expect(posts).toHaveLength(1);
    expect(posts[0]?.media).toEqual([
      { url: 'https://cdn4.example/file/101.jpg', kind: 'image', alt_text: null },
      { url: 'https://cdn4.example/file/102.jpg', kind: 'image', alt_text: null },
      {
        url: 'https://cdn4.example/v.mp4',
        kind: 'video',
        alt_text: null,
        poster_url: 'https://cdn4.example/thumb.jpg',
      },
      { url: 'https://cdn4.example/large.jpg', kind: 'image', alt_text: null },
    ]);
  });

  it('undoes ampersands escaped twice in addresses, and only there', () => {
    const html =
      '<a href="https://a.example/?x=1&amp;amp;y=2" onclick="return confirm()">https://a.example/?x=1&amp;amp;y=2</a> R&amp;amp;D';
    expect(readPosts(page(message(text(html)))).posts[0]?.text).toBe(
      'https://a.example/?x=1&y=2 R&amp;D',
    );
  });

  it('tells which messages were edited', () => {
    const footer = DATE.replace('meta">', 'meta">edited &nbsp;');
    expect(readPosts(page(message(text('A'), '', 'front_notes/101', footer))).edited).toEqual([
      'front_notes/101',
    ]);
  });

  it('reads the embed of one post, and says when the post is not there', () => {
    const embed = (body: string) => `<html><body>${body}</body></html>`;
    expect(readPosts(embed(message(text('A')))).posts).toMatchObject([{ text: 'A' }]);
    const gone =
      '<div class="tgme_widget_message err_message"><div class="tgme_widget_message_error">Post not found</div></div>';
    expect(readTelegramPreview(embed(gone))).toMatchObject({ posts: [], error: 'Post not found' });
  });

  it('is told from a page that only speaks of such pages', () => {
    const article = '<html><body><p>class="tgme_widget_message" data-post="a/1"</p></body></html>';
    expect(readPostDocument(article)).toBeNull();
  });

  it('leaves out a message whose id is none', () => {
    expect(readPosts(page(message(text('A'), '', '../etc')))).toMatchObject({
      posts: [],
      leftOut: 1,
    });
  });
});
