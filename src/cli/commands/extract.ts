import type { Command } from 'commander';
import { z } from 'zod';
import { openClaimReader } from '../../app/claim-reader.ts';
import { gazetteerHome } from '../../app/gazetteer/home.ts';
import type { Claim } from '../../domain/claim.ts';
import { toPgSafe } from '../../domain/text.ts';
import { findPosts } from '../../extract/find-posts.ts';
import { readArticle, untoldByPosts } from '../../extract/read-article.ts';
import type { ClaimReader } from '../../extract/read-claims.ts';
import { answerLines } from '../answer-lines.ts';
import { explanationText } from '../explanation-text.ts';
import { lineId } from '../line-id.ts';
import { say, writeJsonLine, writeOut } from '../output.ts';
import { readDocument } from '../read-input.ts';
import { type ConflictOption, conflictOption, referenceFor } from '../reference-option.ts';

const postLine = z.object({
  id: lineId,
  text: z.string(),
  posted_at: z.string().nullish(),
  lang: z.string().nullish(),
});

interface ExtractOptions extends ConflictOption {
  readonly posts?: boolean;
  readonly url?: string;
  readonly explain?: boolean;
}

export function addExtractCommand(program: Command): void {
  program
    .command('extract')
    .summary('read the claims of loss out of a document or of posts')
    .description(
      'Read the claims of loss out of a document: one JSON line per witness, {id, witness, …, claims}: each post in it, then the article in its own words. ' +
        'With --posts the input is NDJSON {id, platform, author, posted_at, lang, text} and the output one line per input, {id, claims}, in order. Needs no database.',
    )
    .argument('<file>', 'the input, or - for standard input')
    .option('--posts', 'the input is NDJSON, one post a line')
    .option('--url <url>', 'where the document is on the web')
    .option(
      '--explain',
      'tell a person why: what each word was taken for, and why a status gave no claim',
    )
    .addOption(conflictOption())
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger extract examples/article.txt\n  lossledger extract --posts posts.ndjson > claims.ndjson\n  lossledger extract --explain examples/article.txt',
    )
    .action(async (file: string, options: ExtractOptions) => {
      if (options.posts === true) await extractPosts(file, options);
      else await extractDocument(file, options);
    });
}

async function openReader(options: ConflictOption): Promise<ClaimReader> {
  return openClaimReader(await referenceFor(options), gazetteerHome(process.env));
}

async function extractDocument(file: string, options: ExtractOptions): Promise<void> {
  const { document } = await readDocument(file);
  const reader = await openReader(options);
  const found = findPosts(document, options.url === undefined ? {} : { url: options.url });
  const told: Claim[] = [];
  for (const post of found.posts) {
    const id = post.post_id === null ? `post:${post.position}` : `${post.platform}:${post.post_id}`;
    if (options.explain === true) {
      await writeOut(explanationText(id, reader.explain(post)));
      continue;
    }
    const claims = reader.read(post);
    told.push(...claims);
    await writeJsonLine({ id, witness: 'post', ...post, claims });
  }
  if (found.posts.length === 0) say('No posts found in this document.');
  if (options.explain === true) {
    const { prose, lang, published_at } = found;
    const witness = { text: prose, lang, posted_at: published_at };
    if (prose !== '') await writeOut(explanationText('article', reader.explain(witness)));
    return;
  }
  const article = readArticle(found, reader);
  if (article === null) return;
  const { title, canonical_url } = found;
  const of = { url: canonical_url ?? options.url ?? null, title };
  const claims = untoldByPosts(article.claims, told);
  await writeJsonLine({ id: 'article', witness: 'article', ...of, ...article, claims });
}

async function extractPosts(file: string, options: ExtractOptions): Promise<void> {
  const reader = await openReader(options);
  await answerLines(file, {
    schema: postLine,
    of: 'posts',
    refused: { claims: [] },
    answer: ({ id, text, posted_at, lang }) => {
      const witness = { text: toPgSafe(text), posted_at: posted_at ?? null, lang: lang ?? null };
      return options.explain === true
        ? explanationText(String(id), reader.explain(witness))
        : `${JSON.stringify({ id, claims: reader.read(witness) })}\n`;
    },
  });
}
