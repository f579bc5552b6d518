import { blueskyAccount } from '../../sources/bluesky/account-source.ts';
import { folderSource } from '../../sources/files/folder-source.ts';
import type { SourceKind } from '../../sources/source.ts';
import { telegramChannel } from '../../sources/telegram/channel-source.ts';
import { feedSource } from '../../sources/web/feed-source.ts';
import { pageSource } from '../../sources/web/page-source.ts';
import { sitemapSource } from '../../sources/web/sitemap-source.ts';
import { xAccount } from '../../sources/x/x-account.ts';
import type { XParts } from '../../sources/x/x-reader.ts';
import { xSearch } from '../../sources/x/x-search.ts';

/** Every kind of source, in the order help and docs list them. A new kind is listed here and nowhere else. */
export function sourceKinds(x: XParts): readonly SourceKind[] {
  return [
    feedSource,
    sitemapSource,
    pageSource,
    telegramChannel,
    blueskyAccount,
    xAccount(x),
    xSearch(x),
    folderSource,
  ];
}

/** The kinds as they are written down and described; none of these may be polled. */
export const SOURCE_KINDS: readonly SourceKind[] = sourceKinds({
  prices: { postPrice: 0, userPrice: 0 },
  userAgent: '',
  account: null,
});
