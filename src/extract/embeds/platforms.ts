import type { PlatformEmbed } from './platform-embed.ts';
import { X_EMBED } from './x/x-embed.ts';

/** The platforms whose posts are found in documents. */
export const PLATFORM_EMBEDS: readonly PlatformEmbed[] = [X_EMBED];
