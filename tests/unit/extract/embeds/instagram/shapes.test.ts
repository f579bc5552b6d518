import { describe } from 'vitest';
import { TEXT, testShapes } from '../shapes.ts';

const BARE = {
  platform: 'instagram',
  post_id: 'CabcDEf_1-2',
  url: 'https://www.instagram.com/p/CabcDEf_1-2/',
  handle: null,
  posted_at: null,
  text: '',
  resolved: true,
} as const;
const REEL = { ...BARE, url: 'https://www.instagram.com/reel/CabcDEf_1-2/' } as const;

describe('embeds of Instagram', () => {
  testShapes(import.meta.dirname, {
    blockquote: { ...BARE, handle: 'field.tracker' },
    'blockquote-old': {
      ...BARE,
      text: TEXT,
      handle: 'field.tracker',
      author_name: 'Field Tracker',
      posted_at: '2023-02-07T15:39:51.000Z',
      posted_at_basis: 'platform',
    },
    'blockquote-reel': REEL,
    amp: BARE,
    iframe: BARE,
    'bare-url': BARE,
  });
});
