import { describe } from 'vitest';
import { testShapes } from '../shapes.ts';

const FILM = {
  platform: 'youtube',
  post_id: 'aB3-dEf_9hI',
  url: 'https://www.youtube.com/watch?v=aB3-dEf_9hI',
  handle: null,
  posted_at: null,
  text: '',
  resolved: true,
} as const;

describe('embeds of YouTube', () => {
  testShapes(import.meta.dirname, {
    iframe: FILM,
    'iframe-lazy': FILM,
    'iframe-nocookie': FILM,
    embedly: FILM,
    amp: FILM,
    lite: FILM,
    'lazy-player': FILM,
    flash: FILM,
    ckeditor: FILM,
    'bare-url': FILM,
    'bare-url-shorts': FILM,
    'bare-url-watch': FILM,
    'live-channel': null,
    playlist: null,
  });
});
