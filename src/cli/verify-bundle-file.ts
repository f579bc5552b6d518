import { type CheckedBundle, checkBundle } from '../reporting/bundle/check-bundle.ts';
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
  const zip = await openZip(file, BOUNDS);
  let checked: CheckedBundle;
  try {
    checked = await checkBundle(zip);
  } finally {
    zip.close();
  }
  const roots = new Set(checked.roots.map(({ root }) => root));
  const faults = [
    ...checked.faults,
    ...options.root
      .filter((root) => !roots.has(root))
      .map((root) => ({ id: root, problem: 'is no root that the bundle rests on' })),
  ];
  if (options.json) await writeOut(`${JSON.stringify({ ...checked, faults })}\n`);
  else {
    for (const { id, problem } of faults) {
      await writeOut(`bundle ${printable(id)}: ${printable(problem)}\n`);
    }
    for (const line of summaryLines(checked, faults.length)) say(line);
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
    ...(faults === 0
      ? []
      : [
          'What to do: get the bundle again from where it comes; if it is still so, it was changed there.',
        ]),
  ];
}
