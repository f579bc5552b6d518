import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

export interface FakeMessage {
  readonly id: number;
  /** HTML, as Telegram renders it. */
  text: string;
  readonly kind?: 'post' | 'service';
  edited?: boolean;
}

export interface TelegramServer extends LoopbackServer {
  readonly messages: FakeMessage[];
  /** A channel whose preview is off sends on to its profile. */
  previewIsOff: boolean;
  /** Answers given before the server refuses with 429; null for no limit. */
  answersLeft: number | null;
}

export const CHANNEL = 'front_notes';
const PAGE_SIZE = 20;

/** Preview pages of one channel as t.me serves them: twenty messages a page, the newest last. */
export async function startTelegramServer(messages: FakeMessage[]): Promise<TelegramServer> {
  const state = { messages, previewIsOff: false, answersLeft: null as number | null };
  const server = await startLoopbackServer((url) => {
    if (state.answersLeft !== null) {
      if (state.answersLeft <= 0) return { status: 429, headers: { 'retry-after': '120' } };
      state.answersLeft -= 1;
    }
    const html = { 'content-type': 'text/html; charset=utf-8' };
    const [, first, second] = url.pathname.split('/');
    if (first === 's' && second === CHANNEL) {
      if (state.previewIsOff) return { status: 302, headers: { location: `/${CHANNEL}` } };
      const before = Number(url.searchParams.get('before') ?? Number.MAX_SAFE_INTEGER);
      const older = state.messages.filter(({ id }) => id < before);
      return { headers: html, body: historyPage(older.slice(-PAGE_SIZE)) };
    }
    if (first === CHANNEL && second !== undefined) {
      const found = state.messages.find(({ id }) => `${id}` === second);
      const body = found === undefined ? notFoundHtml() : messageHtml(found);
      return { headers: html, body: `<html><body>${body}</body></html>` };
    }
    return {
      headers: html,
      body: '<html><body><div class="tgme_page">Profile</div></body></html>',
    };
  });
  return Object.assign(state, server);
}

function historyPage(messages: readonly FakeMessage[]): string {
  const wraps = messages.map(
    (message) =>
      `<div class="tgme_widget_message_wrap js-widget_message_wrap">${messageHtml(message)}</div>`,
  );
  return `<!DOCTYPE html><html><head><title>Front notes – Telegram</title></head><body><main class="tgme_main"><section class="tgme_channel_history js-message_history">${wraps.join('\n')}</section></main></body></html>`;
}

function notFoundHtml(): string {
  return '<div class="tgme_widget_message text_not_supported_wrap err_message js-widget_message"><div class="tgme_widget_message_error">Post not found</div></div>';
}

/** One message an hour from 1 February 2023. */
export function postedAt(id: number): string {
  return new Date(Date.UTC(2023, 1, 1) + id * 3_600_000).toISOString();
}

function messageHtml({ id, text, kind, edited }: FakeMessage): string {
  const service = kind === 'service' ? ' service_message' : '';
  const meta = `${edited === true ? 'edited &nbsp;' : ''}<a class="tgme_widget_message_date" href="https://t.me/${CHANNEL}/${id}"><time datetime="${postedAt(id).replace('.000Z', '+00:00')}" class="time">01:00</time></a>`;
  return `<div class="tgme_widget_message text_not_supported_wrap${service} js-widget_message" data-post="${CHANNEL}/${id}" data-view="e30">
<div class="tgme_widget_message_user"><a href="https://t.me/${CHANNEL}"><i class="tgme_widget_message_user_photo bgcolor5"><img src="https://cdn4.telesco.pe/file/avatar.jpg"></i></a></div>
<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/${CHANNEL}"><span dir="auto">Front notes</span></a></div>
<div class="tgme_widget_message_text js-message_text" dir="auto">${text}</div>
<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">${id}K</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta">${meta}</span></div></div></div></div>`;
}
