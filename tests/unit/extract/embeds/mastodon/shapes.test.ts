import { describe } from 'vitest';
import { TEXT, testShapes } from '../shapes.ts';

const BARE = {
  platform: 'mastodon',
  post_id: 'social.example/111712412853130722',
  url: 'https://social.example/@tracker/111712412853130722',
  handle: 'tracker@social.example',
  posted_at: null,
  text: '',
  resolved: true,
} as const;

describe('embeds of Mastodon', () => {
  testShapes(import.meta.dirname, {
    iframe: BARE,
    'iframe-lazy': BARE,
    blockquote: BARE,
    'blockquote-with-words': {
      ...BARE,
      text: TEXT,
      lang: 'en',
      author_name: 'Field Tracker',
      posted_at: '2024-01-07',
      posted_at_basis: 'printed',
    },
    residue: {
      ...BARE,
      post_id: null,
      url: null,
      resolved: false,
      text: TEXT,
      author_name: 'Field Tracker',
      posted_at: '2024-01-07',
      posted_at_basis: 'printed',
    },
    'residue-placeholder': BARE,
    'residue-placeholder-paragraph': BARE,
    'bare-url': {
      ...BARE,
      url: 'https://social.example/@tracker@remote.example/111712412853130722',
      handle: 'tracker@remote.example',
    },
  });
});
