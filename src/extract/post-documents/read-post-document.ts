import { LossledgerError } from '../../domain/errors.ts';
import { isList } from '../../domain/list.ts';
import { toPgSafeDeep } from '../../domain/text.ts';
import { isBlueskyAnswer, readBlueskyApi } from './bluesky-api.ts';
import type { DocumentFormat, PostDocument } from './format.ts';
import { parseJson } from './json.ts';
import { isPostLine, readPostLines, readPostList } from './posts-ndjson.ts';
import { isTelegramExport, readTelegramExport } from './telegram-export.ts';
import { mayBeTelegramHtmlExport, readTelegramHtmlExport } from './telegram-html-export.ts';
import { mayBeTelegramPreview, readTelegramPreview } from './telegram-preview.ts';
import { isXApiAnswer, readXApi } from './x-api.ts';
import { isXArchive, readXArchive } from './x-archive.ts';

export type { PostDocument } from './format.ts';

export interface PostDocumentHints {
  /** For people. */
  readonly name?: string;
  /** What the source says it is; what does not hold that is refused. */
  readonly format?: DocumentFormat;
}

/**
 * The posts of a document that is made of posts, told by its content; null for every other document.
 * An entry that cannot be read is left out and counted. Throws UPSTREAM_CHANGED where the content is
 * not of the format it is said to have, and INPUT_TOO_DEEP for a preview page beyond any real one.
 */
export function readPostDocument(text: string, hints: PostDocumentHints = {}): PostDocument | null {
  const { format } = hints;
  if (format === 'document') return null;
  const found = recognise(text);
  if (format !== undefined && found?.format !== format) {
    const what = hints.name ?? 'The document';
    throw new LossledgerError('UPSTREAM_CHANGED', `${what} does not have the shape of ${format}.`);
  }
  // Escapes of JSON and character references spell what the decoded text did not hold.
  return found === null ? null : toPgSafeDeep(found);
}

function recognise(text: string): PostDocument | null {
  const start = text.trimStart().slice(0, 1);
  if (start === '<') {
    if (mayBeTelegramPreview(text)) return readTelegramPreview(text);
    return mayBeTelegramHtmlExport(text) ? readTelegramHtmlExport(text) : null;
  }
  if (start === '{' || start === '[') return recogniseJson(text);
  return start === 'w' && isXArchive(text) ? readXArchive(text) : null;
}

function recogniseJson(text: string): PostDocument | null {
  const root = parseJson(text);
  if (root === undefined) return readPostLines(text);
  if (isTelegramExport(root)) return readTelegramExport(root);
  if (isBlueskyAnswer(root)) return readBlueskyApi(root);
  if (isXApiAnswer(root)) return readXApi(root);
  const first = isList(root) ? root[0] : root;
  return isPostLine(first) ? readPostList(root) : null;
}
