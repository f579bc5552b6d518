import type { Command } from 'commander';
import { findPosts } from '../../extract/find-posts.ts';
import { say, writeJsonLine } from '../output.ts';
import { readDocument } from '../read-input.ts';

export function addPostsCommand(program: Command): void {
  program
    .command('posts')
    .summary('list the posts embedded in a document')
    .description(
      'List the posts embedded in an HTML, text or Markdown document, one JSON line each. Needs no database.',
    )
    .argument('<file>', 'the document, or - for standard input')
    .option('--url <url>', 'where the document is on the web')
    .addHelpText('after', '\nExample:\n  lossledger posts examples/article.txt')
    .action(async (file: string, options: { url?: string }) => {
      const { document } = await readDocument(file);
      const found = findPosts(document, options.url === undefined ? {} : { url: options.url });
      for (const post of found.posts) await writeJsonLine(post);
      if (found.posts.length === 0) say('No posts found in this document.');
    });
}
