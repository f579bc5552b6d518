import { BLUESKY_EMBED } from './bluesky/bluesky-embed.ts';
import { FACEBOOK_EMBED } from './facebook/facebook-embed.ts';
import { INSTAGRAM_EMBED } from './instagram/instagram-embed.ts';
import { MASTODON_EMBED } from './mastodon/mastodon-embed.ts';
import type { PlatformEmbed } from './platform-embed.ts';
import { TELEGRAM_EMBED } from './telegram/telegram-embed.ts';
import { TIKTOK_EMBED } from './tiktok/tiktok-embed.ts';
import { VK_EMBED } from './vk/vk-embed.ts';
import { X_EMBED } from './x/x-embed.ts';
import { YOUTUBE_EMBED } from './youtube/youtube-embed.ts';

/** The platforms whose posts are found in documents. Mastodon is on any host, and so comes last. */
export const PLATFORM_EMBEDS: readonly PlatformEmbed[] = [
  X_EMBED,
  TELEGRAM_EMBED,
  BLUESKY_EMBED,
  YOUTUBE_EMBED,
  INSTAGRAM_EMBED,
  FACEBOOK_EMBED,
  TIKTOK_EMBED,
  VK_EMBED,
  MASTODON_EMBED,
];
