import { LossledgerError } from '../../domain/errors.ts';
import {
  readTelegramPreview,
  type TelegramPreview,
} from '../../extract/post-documents/telegram-preview.ts';
import { decodeDocument } from '../../extract/text/decode.ts';
import type { PollContext, PolledDocument } from '../source.ts';

/** Where a channel's preview is. */
export interface ChannelAddress {
  /** Without a slash at its end. */
  readonly base: string;
  /** Without @. */
  readonly channel: string;
}

export interface ChannelPage {
  readonly preview: TelegramPreview;
  readonly document: PolledDocument;
}

/**
 * A page of a channel's preview: its newest messages, or those before one. Throws SOURCE_REFUSED
 * for a channel that has no preview.
 */
export async function fetchChannelPage(
  { base, channel }: ChannelAddress,
  before: number | null,
  context: PollContext,
): Promise<ChannelPage> {
  const paging = before === null ? '' : `?before=${before}`;
  const page = await fetchPreview(`${base}/s/${channel}${paging}`, context);
  if (page?.preview.isHistory === true) return page;
  throw new LossledgerError(
    'SOURCE_REFUSED',
    `Telegram shows no preview of @${channel}: there is no such channel, or its preview is off. ` +
      'Check the name; a channel without a preview can be exported with Telegram Desktop, and its result.json put in a watched folder.',
  );
}

/** True when Telegram says that a message is not there. */
export async function isGone(
  { base, channel }: ChannelAddress,
  id: number,
  context: PollContext,
): Promise<boolean> {
  const page = await fetchPreview(`${base}/${channel}/${id}?embed=1&mode=tme`, context);
  const preview = page?.preview;
  return preview !== undefined && preview.error !== null && preview.messageIds.length === 0;
}

async function fetchPreview(url: string, context: PollContext): Promise<ChannelPage | null> {
  const result = await context.web.fetch(url, { accept: 'text/html', signal: context.signal });
  if (result.outcome !== 'fetched') return null;
  const { body, wireBody, contentType, retrieval } = result;
  const { text } = decodeDocument(body, contentType === null ? {} : { contentType });
  const preview = readTelegramPreview(text);
  if (preview === null) return null;
  return {
    preview,
    document: {
      bytes: body,
      wireBytes: wireBody,
      url: retrieval.final_url,
      name: null,
      format: 'telegram-preview',
      retrieval,
    },
  };
}
