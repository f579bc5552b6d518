import { describe } from 'vitest';
import { TEXT, testShapes } from '../shapes.ts';

const POST = {
  platform: 'facebook',
  post_id: '928812574504508',
  url: 'https://www.facebook.com/fieldtracker/posts/928812574504508',
  handle: 'fieldtracker',
  posted_at: null,
  text: '',
  resolved: true,
} as const;
const VIDEO = {
  ...POST,
  post_id: '10153231379946729',
  url: 'https://www.facebook.com/fieldtracker/videos/10153231379946729',
} as const;

describe('embeds of Facebook', () => {
  testShapes(import.meta.dirname, {
    'fb-post': POST,
    'fb-post-with-words': { ...POST, text: TEXT },
    'fb-video': VIDEO,
    'iframe-post': POST,
    'iframe-video': VIDEO,
    amp: POST,
    story: {
      ...POST,
      url: 'https://www.facebook.com/permalink.php?story_fbid=928812574504508&id=100064000000001',
      handle: null,
    },
    'bare-url': POST,
  });
});
