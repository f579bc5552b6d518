import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { syntheticText } from './synthetic-posts.ts';

/** Site's pages take turns in how they carry a post. */
const SHAPES = [
  (text: string, id: string) => blockquote(text, id),
  (text: string, id: string) =>
    `<figure class="wp-block-embed is-provider-twitter"><div class="wp-block-embed__wrapper">${blockquote(text, id)}</div></figure>`,
  (text: string, id: string) =>
    `<amp-twitter data-tweetid="${id}" layout="responsive">${blockquote(text, id)}</amp-twitter>`,
  (text: string) => `<p>${text}— Field Notes (@field_notes) March 12, 2024</p>`,
] as const;
const FIRST_ID = 1_767_470_000_000_000_000n;
const PARAGRAPH =
  '<p>Repair crews went back to work on the railway, the regional administration said on Tuesday, and the schools of four towns are to open again next week, as soon as the windows are mended.</p>';

function blockquote(text: string, id: string): string {
  return `<blockquote class="twitter-tweet"><p lang="en">${text}</p>&mdash; Field Notes (@field_notes) <a href="https://twitter.com/field_notes/status/${id}">March 12, 2024</a></blockquote>`;
}

/** The nth page of an invented news site: menus, prose and one post, in one of four shapes. */
export function syntheticArticle(n: number): string {
  const embed = SHAPES[n % SHAPES.length] ?? blockquote;
  const menu = Array.from(
    { length: 40 },
    (_, at) => `<li><a href="/s/${at}">Section ${at}</a></li>`,
  );
  const post = embed(syntheticText(n), String(FIRST_ID + BigInt(n)));
  return `<!doctype html><html lang="en"><head><title>Report ${n}</title><meta property="article:published_time" content="2024-03-12T12:00:00Z"></head><body><nav><ul>${menu.join('')}</ul></nav><article><h1>Report ${n}</h1>${PARAGRAPH.repeat(4)}${post}${PARAGRAPH.repeat(4)}</article></body></html>`;
}

export interface ArticleSite {
  /** host:port. */
  readonly host: string;
  close(): Promise<void>;
}

/** Serves invented articles on loopback under /article/N, every second one compressed. */
export async function openArticleSite(): Promise<ArticleSite> {
  const server = createServer((request, response) => {
    const n = Number(/^\/article\/(\d{1,9})$/.exec(request.url ?? '')?.[1] ?? Number.NaN);
    if (Number.isNaN(n)) {
      response.writeHead(404).end();
      return;
    }
    const page = Buffer.from(syntheticArticle(n));
    const packed = n % 2 === 0;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(packed ? gzipSync(page) : page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    host: `127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
