import { describe } from 'vitest';
import { TEXT, testShapes } from '../shapes.ts';

const BARE = {
  platform: 'telegram',
  post_id: 'trackers/1234',
  url: 'https://t.me/trackers/1234',
  handle: 'trackers',
  posted_at: null,
  posted_at_basis: null,
  text: '',
  resolved: true,
} as const;

describe('embeds of Telegram', () => {
  testShapes(import.meta.dirname, {
    script: BARE,
    blockquote: { ...BARE, text: TEXT },
    iframe: BARE,
    'iframe-lazy': BARE,
    'bare-url': BARE,
    'bare-url-preview': BARE,
    'bare-url-private': {
      ...BARE,
      post_id: 'c/1234567890/1234',
      url: 'https://t.me/c/1234567890/1234',
      handle: null,
    },
    'bare-url-single': BARE,
  });
});
