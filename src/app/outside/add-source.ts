import { readFile, rename, writeFile } from 'node:fs/promises';
import { isMap, isSeq, parseDocument } from 'yaml';
import { LossledgerError } from '../../domain/errors.ts';
import type { ConfiguredSource } from '../../sources/configured-source.ts';
import { parseSources } from './sources-file.ts';

/** The file's text with one more source at its end; comments and layout of what was there stay. */
export function withSource(
  text: string,
  source: Readonly<Record<string, unknown>>,
  file: string,
): { readonly text: string; readonly added: ConfiguredSource } {
  parseSources(text, file);
  const read = parseDocument(text);
  const document = isMap(read.contents) ? read : parseDocument(`${text.trimEnd()}\nsources: []\n`);
  const list: unknown = document.get('sources', true);
  if (isSeq(list)) {
    list.flow = false;
    list.add(document.createNode(source));
  } else document.set('sources', [source]);
  const written = document.toString();
  const added = parseSources(written, file).at(-1);
  if (added === undefined) throw new Error('unreachable: a source was just added');
  return { text: written, added };
}

/** Adds a source to the file, which is made where there is none. Throws SOURCES_INVALID. */
export async function addSource(
  file: string,
  source: Readonly<Record<string, unknown>>,
  options: { readonly dryRun: boolean },
): Promise<ConfiguredSource> {
  const before = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new LossledgerError('SOURCES_INVALID', `${file} cannot be read: ${String(error)}`);
  });
  const { text, added } = withSource(before, source, file);
  if (!options.dryRun) {
    const beside = `${file}.new`;
    try {
      await writeFile(beside, text);
      await rename(beside, file);
    } catch (error) {
      throw new LossledgerError('SOURCES_INVALID', `${file} cannot be written: ${String(error)}`);
    }
  }
  return added;
}
