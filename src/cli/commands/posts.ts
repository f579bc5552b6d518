import type { Command } from 'commander';
import { LossledgerError } from '../../domain/errors.ts';
import type { FoundPost, SourcedPost } from '../../domain/post.ts';
import { findPosts } from '../../extract/find-posts.ts';
import { readPostDocument } from '../../extract/post-documents/read-post-document.ts';
import { isJsonText } from '../../extract/text/json-text.ts';
import { counted, printable, say, writeJsonLine } from '../output.ts';
import { readDocument } from '../read-input.ts';

export function addPostsCommand(program: Command): void {
  program
    .command('posts')
    .summary('list the posts embedded in a document')
    .description(
      'List the posts of a document, one JSON line each: those embedded in HTML, text or Markdown, or those a platform or an export of it gives (docs/reference/post-documents.md), NDJSON of posts among them. Needs no database.',
    )
    .argument('<file>', 'the document, or - for standard input')
    .option('--url <url>', 'where the document is on the web')
    .addHelpText('after', '\nExample:\n  lossledger posts examples/article.txt')
    .action(async (file: string, options: { url?: string }) => {
      const { document, name } = await readDocument(file);
      const given = readPostDocument(document.text, name === null ? {} : { name });
      if (given !== null) {
        const posts = [...given.posts, ...given.quoted];
        for (const post of posts) await writeJsonLine(foundPost(post));
        if (given.leftOut > 0) {
          say(
            `${counted(given.leftOut, 'entry', 'entries')} left out: ${given.leftOutBecause.map(printable).join(' ')}`,
          );
        }
        if (posts.length === 0) say('No posts found in this document.');
        return;
      }
      if (isJsonText(document.text)) {
        throw new LossledgerError(
          'INPUT_INVALID',
          'The document is JSON of no shape that is known as posts; `lossledger extract --posts` reads lines of {id, platform, author, posted_at, lang, text}.',
        );
      }
      const found = findPosts(document, options.url === undefined ? {} : { url: options.url });
      for (const post of found.posts) await writeJsonLine(post);
      if (found.posts.length === 0) say('No posts found in this document.');
    });
}

/** A post of a platform's own in the form in which all are listed. */
function foundPost({ edit_ids, quotes, replies_to, ...post }: SourcedPost): FoundPost {
  return post;
}
