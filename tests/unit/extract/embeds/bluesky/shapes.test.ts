import { describe } from 'vitest';
import { TEXT, testShapes } from '../shapes.ts';

const DID = 'did:plc:abcdefghijklmnopqrstuvwx';
const KEY = '3lbqcx25oc23e';
const NAMED = {
  platform: 'bluesky',
  post_id: `at://${DID}/app.bsky.feed.post/${KEY}`,
  url: `https://bsky.app/profile/${DID}/post/${KEY}`,
  posted_at: '2024-11-25T00:58:11.123Z',
  posted_at_basis: 'snowflake',
  resolved: true,
} as const;
const FULL = {
  ...NAMED,
  handle: 'tracker.example.org',
  author_name: 'Field Tracker',
  text: TEXT,
  lang: 'en',
} as const;
const BARE = { ...NAMED, handle: null, text: '' };
const RESIDUE = {
  platform: 'bluesky',
  post_id: null,
  url: null,
  handle: 'tracker.bsky.social',
  author_name: 'Field Tracker',
  posted_at: '2023-02-07',
  posted_at_basis: 'printed',
  text: TEXT,
  resolved: false,
} as const;

describe('embeds of Bluesky', () => {
  testShapes(import.meta.dirname, {
    blockquote: FULL,
    'blockquote-https-uri': FULL,
    'blockquote-iso-date': FULL,
    'blockquote-japanese-date': FULL,
    'blockquote-one-anchor': FULL,
    'blockquote-without-cid': FULL,
    residue: { ...RESIDUE, handle: 'tracker.example.org' },
    'residue-glued': RESIDUE,
    'residue-iso': RESIDUE,
    'residue-japanese-date': RESIDUE,
    'residue-linked-date': { ...FULL, lang: null },
    'residue-address-below': {
      ...FULL,
      lang: null,
      post_id: `at://tracker.example.org/app.bsky.feed.post/${KEY}`,
      url: `https://bsky.app/profile/tracker.example.org/post/${KEY}`,
    },
    iframe: BARE,
    'iframe-lazy': BARE,
    'bare-url': BARE,
    'bare-url-of-handle': {
      ...NAMED,
      post_id: `at://tracker.example.org/app.bsky.feed.post/${KEY}`,
      url: `https://bsky.app/profile/tracker.example.org/post/${KEY}`,
      handle: 'tracker.example.org',
    },
  });
});
