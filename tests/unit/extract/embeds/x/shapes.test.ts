import { describe } from 'vitest';
import { TEXT, testShapes } from '../shapes.ts';

const ID = '1622983485286629376';
const NAMED = {
  platform: 'x',
  post_id: ID,
  posted_at: '2023-02-07T15:39:51.124Z',
  posted_at_basis: 'snowflake',
  resolved: true,
} as const;
/** The id and nothing else. */
const BARE = { ...NAMED, text: '', author_name: null };
const BARE_OF_HANDLE = { ...BARE, handle: 'tracker_1' };
const WORDS = { ...NAMED, handle: 'tracker_1', author_name: 'Field Tracker' };
const FULL = {
  ...WORDS,
  text: `${TEXT} pic.twitter.com/aB3dEf`,
  lang: 'en',
  url: `https://twitter.com/tracker_1/status/${ID}`,
  media: [{ url: 'https://pic.twitter.com/aB3dEf', kind: 'unknown', alt_text: null }],
} as const;
const SUBSTACK = {
  ...WORDS,
  text: TEXT,
  media: [{ url: 'https://pbs.substack.com/media/x.jpg', kind: 'image', alt_text: 'a tank' }],
} as const;
const RESIDUE = {
  platform: 'x',
  post_id: null,
  handle: 'tracker_1',
  author_name: 'Field Tracker',
  posted_at: '2023-02-07',
  posted_at_basis: 'printed',
  text: `${TEXT} pic.twitter.com/aB3dEf`,
  resolved: false,
} as const;

describe('embeds of X', () => {
  testShapes(import.meta.dirname, {
    '01-oembed': FULL,
    '01-oembed-x-host': { ...WORDS, text: `${TEXT} pic.x.com/aB3dEf`, lang: 'en' },
    '02-of-2012': {
      platform: 'x',
      post_id: '220014393159712772',
      posted_at: '2012-07-03T04:41:33.656Z',
      author_name: '見張りさん',
      text: '橋の近くで戦車が失われた。 @other #tag',
    },
    '03-video': FULL,
    '04-skeleton': { ...BARE, handle: 'x' },
    '04-empty-byline': { ...BARE, handle: null },
    '05-rendered': BARE,
    '05-rendered-without-id-attribute': BARE,
    '05-twitter-widget': BARE,
    '06-amp': BARE,
    '06-amp-placeholder': FULL,
    '07-wordpress-figure': FULL,
    '07-wordpress-bare-url': BARE_OF_HANDLE,
    '07-wordpress-linked-url': BARE_OF_HANDLE,
    '08-ghost': FULL,
    '08-ghost-skeleton': BARE_OF_HANDLE,
    '09-substack': SUBSTACK,
    '09-substack-link': SUBSTACK,
    '09-substack-old': SUBSTACK,
    '10-consent-wall-attribute': FULL,
    '10-consent-wall-base64': FULL,
    '10-consent-wall-frame': BARE,
    '10-consent-wall-textarea': FULL,
    '10-note': BARE_OF_HANDLE,
    '10-s9e': BARE,
    '10-twitframe': BARE_OF_HANDLE,
    '10-twitter-tweet-id': BARE,
    '11-proxy-fixupx': BARE_OF_HANDLE,
    '11-proxy-fxtwitter': BARE_OF_HANDLE,
    '11-proxy-nitter': BARE_OF_HANDLE,
    '11-proxy-vxtwitter': BARE_OF_HANDLE,
    '11-proxy-xcancel': BARE_OF_HANDLE,
    '12-handle-less': { ...BARE, handle: null },
    '12-handle-less-statuses': { ...BARE, handle: null },
    '12-handle-less-video': { ...BARE, handle: null },
    '12-handle-less-web': { ...BARE, handle: null },
    '13-residue-double-encoded-dash': RESIDUE,
    '13-residue-glued': RESIDUE,
  });
});
