import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { streamOf } from '../../domain/byte-stream.ts';
import { sha256 as hashOf } from '../../domain/digest.ts';
import { asLossledgerError, LossledgerError } from '../../domain/errors.ts';
import { articleUrlKey } from '../../extract/text/canonical-url.ts';
import { kindOfMedia } from '../../media/media-kind.ts';
import { unpackFeatures } from '../../media/packed-features.ts';
import type { PictureReader } from '../../media/picture-reading.ts';
import { lookAlikes } from '../../pipeline/look-alikes.ts';
import {
  attachPicture,
  isTheirPictureRead,
  itemsWithUrls,
  newestHashing,
  type PicturedItem,
  type TheirPicture,
  uncomparedPictures,
  writeTheirLookAlikes,
  writeTheirPicture,
} from '../../store/queries/other-ledger-pictures.ts';
import { sideBySide } from '../media/side-by-side.ts';
import type { Ledger } from '../open-ledger.ts';

export interface AttachedPictures {
  /** Files in the folder. */
  readonly files: number;
  /** Items that got a picture they did not have. */
  readonly attached: number;
  /** Files that belong to no item. */
  readonly unknown: number;
  /** Files that cannot be told to be of one address, or not be read. */
  readonly problems: readonly { readonly file: string; readonly reason: string }[];
}

interface PictureOptions {
  readonly ledger: string;
  readonly folder: string;
  readonly maxBytes: number;
  readonly now: Date;
  readonly signal: AbortSignal;
}

const AT_ONCE = 4;
const ITEMS_AT_ONCE = 2_000;
const TO_COMPARE_AT_ONCE = 100;

/**
 * Attaches the files of a folder to the items of a ledger: by the last part of an address, by its last
 * two (`gDd3/470.png`, where many are called 470.png), or by the item's id.
 */
export async function attachPictures(
  ledger: Pick<Ledger, 'store' | 'blobs'>,
  pictures: PictureReader,
  options: PictureOptions,
): Promise<AttachedPictures> {
  const files = await filesIn(options.folder);
  const wanted = new Map<string, WantedBy>(
    files.map((file) => [nameOf(file), { items: new Map<string, number[]>() }]),
  );
  const { sql } = ledger.store;
  for await (const items of itemsWithUrls(sql, options.ledger, ITEMS_AT_ONCE)) {
    options.signal.throwIfAborted();
    for (const item of items) noteNames(item, wanted);
  }
  const problems: { file: string; reason: string }[] = [];
  let [attached, unknown] = [0, 0];
  await sideBySide(files, AT_ONCE, async (file) => {
    options.signal.throwIfAborted();
    const of = wanted.get(nameOf(file))?.items ?? new Map<string, readonly number[]>();
    const [itemIds = []] = of.values();
    if (of.size === 0) {
      unknown += 1;
    } else if (of.size > 1) {
      const reason = `${of.size} addresses end so; put it in a folder named as the part before`;
      problems.push({ file, reason });
    } else {
      const kept = await keep(ledger, pictures, path.join(options.folder, file), options);
      if ('reason' in kept) {
        problems.push({ file, reason: kept.reason });
        return;
      }
      // Added to after the wait: others add meanwhile.
      const items = await attachPicture(sql, kept.sha256, file, itemIds);
      attached += items;
    }
  });
  problems.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { files: files.length, attached, unknown, problems };
}

/** The items that a file may be of, by the address or id that its name stands for. */
interface WantedBy {
  readonly items: Map<string, number[]>;
}

function noteNames({ itemId, theirId, urls }: PicturedItem, wanted: Map<string, WantedBy>): void {
  const note = (name: string, meaning: string): void => {
    const by = wanted.get(name.toLowerCase());
    if (by === undefined) return;
    const items = by.items.get(meaning) ?? [];
    if (!items.includes(itemId)) items.push(itemId);
    by.items.set(meaning, items);
  };
  for (const url of urls) {
    for (const name of endingsOf(url)) note(name, articleUrlKey(url) ?? url);
  }
  if (theirId !== null) {
    for (const extension of PICTURE_EXTENSIONS) note(`${theirId}${extension}`, `id ${theirId}`);
  }
}

const PICTURE_EXTENSIONS = ['.jpg', '.jpeg', '.png', '.webp', '.gif', '.avif', '.heic'];

/** "gg4.jpg" and "prhtMJt6/gg4.jpg" of https://i.postimg.cc/prhtMJt6/gg4.jpg. */
function endingsOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const parts = new URL(url).pathname.split('/').filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return [];
  const before = parts.at(-2);
  const endings = before === undefined ? [last] : [last, `${before}/${last}`];
  return endings.flatMap((ending) => [ending, decoded(ending)]).filter(isFirst);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isFirst(text: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(text) === at;
}

/** A file's path in the folder, in the form of an address's end. */
function nameOf(file: string): string {
  return file.split(path.sep).slice(-2).join('/').toLowerCase();
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new LossledgerError('INPUT_MISSING', `${folder} cannot be read: ${reason}`);
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

type Kept = { readonly sha256: string } | { readonly reason: string };

/** Keeps a picture's bytes and what is made of them. */
async function keep(
  { store, blobs }: Pick<Ledger, 'store' | 'blobs'>,
  pictures: PictureReader,
  file: string,
  { maxBytes, now }: PictureOptions,
): Promise<Kept> {
  if ((await stat(file)).size > maxBytes) return { reason: `it is larger than ${maxBytes} bytes` };
  const bytes = await readFile(file);
  const sha256 = hashOf(bytes);
  if (await isTheirPictureRead(store.db, sha256, pictures.algorithm)) return { sha256 };
  const { kind, mime } = kindOfMedia(bytes);
  if (kind === 'other') return { reason: 'it is neither a picture nor a video' };
  await blobs.put(streamOf(bytes), { maxBytes: Number.MAX_SAFE_INTEGER });
  const row: TheirPicture = { sha256, bytes: bytes.byteLength, kind, mime, recordedAt: now };
  await writeTheirPicture(
    store.db,
    kind === 'video' ? row : { ...row, ...(await readingOf(bytes, pictures)) },
  );
  return { sha256 };
}

/** A picture that cannot be decoded can still be the same, byte for byte, as one of ours. */
async function readingOf(
  bytes: Uint8Array,
  pictures: PictureReader,
): Promise<Partial<TheirPicture>> {
  const { algorithm } = pictures;
  try {
    const { mime, width, height, quality, pdq, features } = await pictures.read(bytes);
    return { mime, width, height, quality, pdq, features, algorithm, decodeError: null };
  } catch (error) {
    const { code } = asLossledgerError(error);
    return { algorithm, decodeError: code };
  }
}

/** Finds which of this ledger's pictures look like theirs, for those that newer ones have come since. */
export async function comparePictures(
  { store }: Pick<Ledger, 'store'>,
  algorithm: string,
  options: { readonly signal: AbortSignal; onProgress(done: number): void },
): Promise<number> {
  const newest = await newestHashing(store.sql);
  let done = 0;
  for (;;) {
    const due = await uncomparedPictures(store.db, store.sql, {
      algorithm,
      newest,
      limit: TO_COMPARE_AT_ONCE,
    });
    if (due.length === 0) return done;
    for (const { sha256, features } of due) {
      options.signal.throwIfAborted();
      const hashes = unpackFeatures(features);
      const found = await lookAlikes(store.db, { sha256: null, hashes }, algorithm);
      await writeTheirLookAlikes(
        store.sql,
        sha256,
        found.map(({ sha256: ours, likeness }) => ({ sha256: ours, ...likeness })),
        newest,
      );
      done += 1;
      options.onProgress(done);
    }
  }
}
