import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readerPassword, readerPasswordFile } from '../../../src/app/reader-password.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'lossledger-home-'));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

it('makes a password once and keeps it', () => {
  const password = readerPassword(home);
  expect(password).toMatch(/^[\w-]{32}$/);
  expect(readerPassword(home)).toBe(password);
});

it('keeps it for its user alone', async () => {
  readerPassword(home);
  expect((await stat(readerPasswordFile(home))).mode & 0o777).toBe(0o600);
});
