import { LossledgerError } from '../domain/errors.ts';
import { type CheckedBundle, checkBundle } from '../reporting/bundle/check-bundle.ts';
import { otherThanFile } from '../reporting/replaceable.ts';
import { openZip } from '../sources/files/zip-entries.ts';
import { EXIT } from './exit-codes.ts';
import { counted, printable, say, writeOut } from './output.ts';

/** A loss rests on some documents and pictures; an archive of a hundred thousand files is none of ours. */
const BOUNDS = { entries: 100_000, totalBytes: 64 * 1024 ** 3, ratio: 200 };

/** Proves an evidence bundle without a ledger. Roots that are wanted must be among those it rests on. */
export async function verifyBundleFile(
  file: string,
  options: { readonly json: boolean; readonly root: readonly string[] },
): Promise<void> {
  await refuseNoFile(file);
  const zip = await openZip(file, BOUNDS);
  let checked: CheckedBundle;
  try {
    checked = await checkBundle(zip);
  } finally {
    zip.close();
  }
  const roots = new Set(checked.roots.map(({ root }) => root));
  const isSealed = roots.size > 0;
  const missing = options.root
    .filter((root) => !roots.has(root))
    .map((root) => ({
      id: root,
      problem: isSealed
        ? 'is no root that the bundle rests on'
        : 'is not in the bundle: no day of it was sealed when it was made, so it rests on no root yet',
    }));
  const faults = [...checked.faults, ...missing];
  if (options.json) await writeOut(`${JSON.stringify({ ...checked, faults })}\n`);
  else {
    for (const { id, problem } of faults) {
      await writeOut(`bundle ${printable(id)}: ${printable(problem)}\n`);
    }
    for (const line of summaryLines(checked, faults.length)) say(line);
    for (const line of whatToDo(checked, missing.length > 0)) say(line);
  }
  if (faults.length > 0) process.exitCode = EXIT.failure;
}

function summaryLines(checked: CheckedBundle, faults: number): readonly string[] {
  const { lossId, files, revisions, claims, proven, unproven, withheld, roots } = checked;
  const parts = `${counted(files, 'file')}, ${counted(revisions, 'revision')} and ${counted(claims, 'claim')}`;
  const found = faults === 0 ? 'all hold' : counted(faults, 'problem');
  return [
    `${printable(lossId)}: ${parts} checked: ${found}.`,
    ...(withheld === 0
      ? []
      : [`${counted(withheld, 'record')} withheld, and a digest in place of it.`]),
    `${counted(proven, 'record')} under the root of a day, ${unproven} not sealed when it was made.`,
    ...(roots.length === 0
      ? []
      : ['It rests on these roots; compare them with those the ledger published:']),
    ...roots.map(({ day, root }) => `  ${printable(day)}  ${root}`),
  ];
}

function whatToDo({ faults, roots }: CheckedBundle, isRootMissing: boolean): readonly string[] {
  const damaged =
    'What to do: get the bundle again from where it comes; if it is still so, it was changed there.';
  const unsealed =
    'What to do: once the day it was recorded on is over (UTC), have it sealed where the ledger is, with `lossledger seal` (the scheduler does it by itself), and the bundle made again with `lossledger losses bundle`.';
  const otherRoot =
    'What to do: compare the roots above with those the ledger published; a root of a later day needs a bundle made after that day was sealed.';
  return [
    ...(faults.length > 0 ? [damaged] : []),
    ...(isRootMissing ? [roots.length === 0 ? unsealed : otherRoot] : []),
  ];
}

/** An archive is read from its end: of a pipe, which has none, it would wait for ever. */
async function refuseNoFile(file: string): Promise<void> {
  const other = await otherThanFile(file);
  if (other === null) return;
  throw new LossledgerError(
    'INPUT_INVALID',
    `--bundle: ${file} is ${other}, and a bundle is a ZIP file. Save it as a file first.`,
  );
}
