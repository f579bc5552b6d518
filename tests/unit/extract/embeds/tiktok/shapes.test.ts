import { describe } from 'vitest';
import { TEXT, testShapes } from '../shapes.ts';

const NAMED = {
  platform: 'tiktok',
  post_id: '7197400000000000000',
  url: 'https://www.tiktok.com/@field.tracker/video/7197400000000000000',
  handle: 'field.tracker',
  posted_at: null,
  text: '',
  resolved: true,
} as const;
const BARE = {
  ...NAMED,
  url: 'https://www.tiktok.com/embed/v2/7197400000000000000',
  handle: null,
} as const;

describe('embeds of TikTok', () => {
  testShapes(import.meta.dirname, {
    blockquote: { ...NAMED, text: `${TEXT} #tank` },
    iframe: BARE,
    amp: BARE,
    'bare-url': NAMED,
    creator: null,
  });
});
