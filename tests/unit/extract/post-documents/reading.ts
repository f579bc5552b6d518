import { expect } from 'vitest';
import type {
  DocumentFormat,
  PostDocument,
} from '../../../../src/extract/post-documents/format.ts';
import { readPostDocument } from '../../../../src/extract/post-documents/read-post-document.ts';

/** The document, of which it is certain that it is one of posts. */
export function readPosts(content: unknown, format?: DocumentFormat): PostDocument {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const found = readPostDocument(text, format === undefined ? {} : { format });
  expect(found).not.toBeNull();
  if (found === null) throw new Error('unreachable');
  return found;
}
