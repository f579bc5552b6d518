import type { World } from './world.ts';

/** What publish.x.com/oembed answers for a post: its blockquote, without the script. */
export function embedHtml(world: World, id: string) {
  const post = world.find(id);
  const author = world.user(post?.authorId ?? '');
  if (post === undefined || author === undefined) throw new Error(`no post ${id}`);
  const url = `https://twitter.com/${author.username}/status/${id}`;
  const day = post.createdAt.toLocaleDateString('en-US', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const picture =
    post.media.length === 0 ? '' : ' <a href="https://t.co/abc123">pic.twitter.com/abc123</a>';
  return {
    url,
    author_name: author.name,
    author_url: `https://twitter.com/${author.username}`,
    html: `<blockquote class="twitter-tweet" data-dnt="true"><p lang="${post.lang}" dir="ltr">${escaped(post.text)}${picture}</p>&mdash; ${escaped(author.name)} (@${author.username}) <a href="${url}?ref_src=twsrc%5Etfw">${day}</a></blockquote>\n\n`,
    width: 550,
    height: null,
    type: 'rich',
    cache_age: '3153600000',
    provider_name: 'Twitter',
    provider_url: 'https://twitter.com',
    version: '1.0',
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
