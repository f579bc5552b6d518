import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Tests that start bin/lossledger run what is in dist/: make that what is in src/. */
export default function buildProgram(): void {
  const script = fileURLToPath(new URL('../../scripts/prepare.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`dist/ cannot be built:\n${stderr}`);
}
