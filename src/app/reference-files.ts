import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, sha256 } from '../domain/digest.ts';

/** A file of data/, or why it cannot be read. */
type ReferenceFile = { readonly name: string } & (
  | { readonly bytes: Buffer }
  | { readonly problem: string }
);

/** The files one conflict is described by, as they lie there. */
export class ReferenceFiles {
  /** Over the name and bytes of every file: other data, another digest. */
  readonly digest: string;
  /** Folders that cannot be read. */
  readonly problems: readonly string[];
  private readonly files: ReadonlyMap<string, ReferenceFile>;
  private readonly folders: ReadonlyMap<string, readonly string[]>;

  private constructor(
    files: readonly ReferenceFile[],
    folders: ReadonlyMap<string, readonly string[]>,
    problems: readonly string[],
  ) {
    this.problems = problems;
    this.files = new Map(files.map((file) => [file.name, file] as const));
    this.folders = folders;
    this.digest = digestOf(
      ...files.flatMap((file) => [file.name, 'bytes' in file ? sha256(file.bytes) : null]),
    );
  }

  static async read(
    root: string,
    names: readonly string[],
    folders: readonly string[],
  ): Promise<ReferenceFiles> {
    const problems: string[] = [];
    const listed = new Map<string, readonly string[]>();
    for (const folder of folders) {
      try {
        const all = await readdir(join(root, folder));
        const own = all.filter((name) => name.endsWith('.json')).sort();
        listed.set(
          folder,
          own.map((name) => `${folder}/${name}`),
        );
      } catch (error) {
        problems.push(`${folder}: ${reasonOf(error)}`);
      }
    }
    const wanted = [...names, ...[...listed.values()].flat()];
    const files = await Promise.all(wanted.map((name) => readOne(root, name)));
    return new ReferenceFiles(files, listed, problems);
  }

  /** The names of the files in a folder, in order. */
  in(folder: string): readonly string[] {
    return this.folders.get(folder) ?? [];
  }

  /** What a file holds as JSON; fails where it cannot be read or is none. */
  json(name: string): unknown {
    const file = this.files.get(name);
    if (file === undefined || 'problem' in file) throw new Error(file?.problem ?? 'not read');
    return JSON.parse(file.bytes.toString('utf8'));
  }
}

async function readOne(root: string, name: string): Promise<ReferenceFile> {
  try {
    return { name, bytes: await readFile(join(root, name)) };
  } catch (error) {
    return { name, problem: reasonOf(error) };
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
