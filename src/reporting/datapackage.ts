import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ByteStream } from '../domain/byte-stream.ts';
import type { ViewColumn } from '../store/queries/loss-pages.ts';

/** Types of the Frictionless Table Schema; what is not here is a string. */
const FIELD_TYPES: Readonly<Record<string, string>> = {
  smallint: 'integer',
  integer: 'integer',
  'double precision': 'number',
  boolean: 'boolean',
  date: 'date',
  'timestamp with time zone': 'datetime',
  'text[]': 'array',
};

export interface PackagedFile {
  readonly path: string;
  readonly format: string;
  readonly mediaType: string;
  /** The view's columns, where the file has them; none where its shape is another's. */
  readonly columns: readonly ViewColumn[] | null;
  readonly description: string;
}

/** datapackage.json (Frictionless Data Package) beside the files: what each holds, column by column. */
export async function writeDatapackage(
  folder: string,
  files: readonly PackagedFile[],
  created: Date,
): Promise<void> {
  const resources: object[] = [];
  for (const file of files) {
    const place = path.join(folder, file.path);
    resources.push({
      name: path.parse(file.path).name,
      path: file.path,
      format: file.format,
      mediatype: file.mediaType,
      encoding: 'utf-8',
      description: file.description,
      bytes: (await stat(place)).size,
      hash: `sha256:${await digestOfFile(place)}`,
      ...(file.columns === null
        ? {}
        : { profile: 'tabular-data-resource', schema: tableSchema(file.columns) }),
    });
  }
  const content = {
    profile: 'data-package',
    name: 'lossledger-losses',
    title: 'Documented equipment losses',
    description:
      'One row per documented item lost. Counts of rows are a documented minimum, not an estimate of all losses.',
    created: created.toISOString(),
    resources,
  };
  await writeFile(path.join(folder, 'datapackage.json'), `${JSON.stringify(content, null, 2)}\n`);
}

export function tableSchema(columns: readonly ViewColumn[]): object {
  return {
    fields: columns.map(({ name, type, comment }) => ({
      name,
      type: FIELD_TYPES[type] ?? 'string',
      description: comment,
      ...(name === 'loss_id' ? { constraints: { required: true, unique: true } } : {}),
    })),
    primaryKey: 'loss_id',
    missingValues: [''],
  };
}

async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  const parts: ByteStream = createReadStream(file);
  for await (const part of parts) hash.update(part);
  return hash.digest('hex');
}
