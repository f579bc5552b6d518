import { expect, test } from 'vitest';
import { generatedPages, stalePages, writePages } from '../../scripts/generate-docs.ts';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { settingRows } from '../../src/config/settings.ts';
import { ERRORS } from '../../src/domain/errors.ts';
import { STAGE_NAMES } from '../../src/pipeline/registry.ts';
import { plant } from './tree.ts';

test('a page that was edited by hand is stale, and so is one that is missing', () => {
  const root = plant({ 'docs/a.md': 'by hand\n', 'docs/b.md': 'b\n' });
  const pages = new Map([
    ['docs/a.md', 'a\n'],
    ['docs/b.md', 'b\n'],
    ['docs/c.md', 'c\n'],
  ]);
  expect(stalePages(root, pages)).toEqual(['docs/a.md', 'docs/c.md']);
});

test('no page is stale once written', async () => {
  const root = plant({});
  writePages(root, await generatedPages());
  expect(stalePages(root, await generatedPages())).toEqual([]);
});

test('the page of errors has a heading for every code', async () => {
  const headings = linesOf((await generatedPages()).get('docs/reference/errors.md'), '## ');
  expect(headings).toEqual(Object.keys(ERRORS).sort());
});

test('the page of commands has a heading for every command and a row for every exit code', async () => {
  const page = (await generatedPages()).get('docs/reference/cli.md');
  const headings = linesOf(page, '## ');
  for (const command of (await buildProgram()).commands) {
    expect(headings).toContain(`lossledger ${command.name()}`);
    for (const each of command.commands) {
      expect(headings).toContain(`lossledger ${command.name()} ${each.name()}`);
    }
  }
  const codes = linesOf(page, '| ').map((row) => Number.parseInt(row, 10));
  expect(codes.filter((code) => !Number.isNaN(code))).toEqual(Object.values(EXIT));
});

test('the page of stages has a heading for every stage, in order', async () => {
  const headings = linesOf((await generatedPages()).get('docs/reference/stages.md'), '## ');
  expect(headings).toEqual(STAGE_NAMES);
});

test('the page of settings and the example file name every setting', async () => {
  const names = settingRows().map(({ name }) => name);
  const pages = await generatedPages();
  const headings = linesOf(pages.get('docs/reference/settings.md'), '## ');
  expect(headings).toEqual(names);
  const assignments = linesOf(pages.get('.env.example'), '# ').filter((line) => /^\w+=/.test(line));
  expect(assignments.map((line) => line.split('=')[0])).toEqual(names);
});

function linesOf(page: string | undefined, mark: string): string[] {
  const lines = (page ?? '').split('\n').filter((line) => line.startsWith(mark));
  return lines.map((line) => line.slice(mark.length));
}
