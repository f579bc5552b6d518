import type { World, WorldPost } from './world.ts';

/** The part of X's query language the tests use: words, phrases, from:, has:media, -is:retweet, all of them. */
export function matcherOf(world: World, query: string): (post: WorldPost) => boolean {
  const terms = query.replace(/[()]/g, ' ').match(/"[^"]*"|\S+/g) ?? [];
  const tests = terms.map((term): ((post: WorldPost) => boolean) => {
    if (term.startsWith('from:')) {
      return (post) => post.authorId === world.userNamed(term.slice('from:'.length))?.id;
    }
    if (term === 'has:media') return (post) => post.media.length > 0;
    if (term === '-is:retweet') return (post) => post.reposts === null;
    const words = term.replaceAll('"', '').toLowerCase();
    return (post) => (post.note ?? post.text).toLowerCase().includes(words);
  });
  return (post) => tests.every((test) => test(post));
}
