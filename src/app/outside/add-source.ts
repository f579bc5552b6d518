import { mkdir, readdir, realpath, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { LossledgerError } from '../../domain/errors.ts';
import type { ConfiguredSource } from '../../sources/configured-source.ts';
import { faultsOf } from './source-faults.ts';
import { parseSources, readSourcesText, sourcesSchema } from './sources-file.ts';

/** A source as it is typed: its keys and their values. */
type TypedSource = Readonly<Record<string, unknown>>;

/** The file's text with one more source at its end; comments and layout of what was there stay. */
export function withSource(
  text: string,
  source: TypedSource,
  file: string,
): { readonly text: string; readonly added: ConfiguredSource } {
  const before = parseSources(text, file);
  checkTyped(source);
  if (before.some(({ name }) => name === source['name'])) {
    throw new LossledgerError(
      'USAGE',
      `${file} has a source called ${String(source['name'])} already; give another name.`,
    );
  }
  const read = parseDocument(text);
  const document = isMap(read.contents) ? read : parseDocument(`${text.trimEnd()}\nsources: []\n`);
  if (isMap(document.contents)) document.contents.flow = false;
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

/** What each key of a source is called where it is typed, where that is not `key=value`. */
const TYPED_AS: ReadonlyMap<string, string> = new Map([
  ['name', 'the name'],
  ['kind', 'the kind'],
  ['every', '--every'],
]);

/** What was typed is no fault of the file's. Throws USAGE with every fault of it. */
function checkTyped(source: TypedSource): void {
  const root = { sources: [source] };
  const read = sourcesSchema.safeParse(root);
  if (read.success) return;
  const faults = faultsOf(read.error.issues, root).map(({ at, says }) => {
    const [, , key, ...below] = at.map(String);
    const name = TYPED_AS.get(key ?? '') ?? key ?? 'the source';
    return `  ${[name, ...below].join('.')} ${says}`;
  });
  throw new LossledgerError('USAGE', `The source cannot be added:\n${faults.join('\n')}`);
}

/**
 * Adds a source to the file, which is made where there is none. Throws USAGE for what is wrong with the
 * source, SOURCES_INVALID for what is wrong with the file.
 */
export async function addSource(
  file: string,
  source: TypedSource,
  options: { readonly dryRun: boolean },
): Promise<ConfiguredSource> {
  const { text, added } = withSource((await readSourcesText(file)) ?? '', source, file);
  await checkFolder(added.kind.kind, source['path']);
  if (!options.dryRun) await replaceFile(file, text);
  return added;
}

/** A folder that cannot be read would be a source that never brings anything. */
async function checkFolder(kind: string, folder: unknown): Promise<void> {
  if (kind !== 'folder' || typeof folder !== 'string') return;
  const found = await readdir(folder).then(
    () => null,
    (error: NodeJS.ErrnoException) => error.code ?? String(error),
  );
  if (found === null) return;
  const why =
    found === 'ENOENT'
      ? 'there is none; make it first'
      : found === 'ENOTDIR'
        ? 'it is no folder'
        : `it cannot be read (${found})`;
  throw new LossledgerError('USAGE', `The folder ${folder} cannot be watched: ${why}.`);
}

/** Whole or not at all, and with the rights it had; a link stays one. */
async function replaceFile(file: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const target = await realpath(file).catch(() => file);
    const mode = (await stat(target).catch(() => undefined))?.mode;
    const beside = `${target}.${process.pid}.new`;
    await writeFile(beside, text, mode === undefined ? {} : { mode: mode & 0o777 });
    await rename(beside, target);
  } catch (error) {
    throw new LossledgerError('SOURCES_INVALID', `${file} cannot be written: ${String(error)}`);
  }
}
