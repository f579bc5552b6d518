import { describe } from 'vitest';
import { testShapes } from '../shapes.ts';

const POST = {
  platform: 'vk',
  post_id: 'wall-211296925_60',
  url: 'https://vk.com/wall-211296925_60',
  handle: null,
  posted_at: null,
  text: '',
  resolved: true,
} as const;

describe('embeds of VK', () => {
  testShapes(import.meta.dirname, {
    widget: POST,
    'script-alone': POST,
    amp: POST,
    'iframe-post': POST,
    'iframe-video': {
      ...POST,
      post_id: 'video-211296925_456239017',
      url: 'https://vk.com/video-211296925_456239017',
    },
    'bare-url': POST,
    'bare-url-on-top': POST,
  });
});
