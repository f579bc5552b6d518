import { describe, expect, test } from 'vitest';
import { checkPurity, impuritiesOf } from '../../scripts/check-purity.ts';
import { plant } from './tree.ts';

const findingsIn = (text: string) => impuritiesOf('src/domain/seed.ts', text);

describe('impure code', () => {
  test.each([
    'export const t = Date.now();',
    'export const t = new Date();',
    'export const t = new Date;',
    'export const t = Date();',
    'export const clock = Date;',
    'export const { now } = Date;',
    'export const clock = { Date };',
    'export const t = new Date(2023, 1, 7);',
    'export const h = (d: Date) => d.getHours();',
    'export const z = (d: Date) => d.getTimezoneOffset();',
    'export const r = Math.random();',
    'export const { random } = Math;',
    'export const home = process.env["HOME"];',
    'export const id = crypto.randomUUID();',
    'export const t = performance.now();',
    'export const g = globalThis.process;',
    'export const later = () => setTimeout(() => 1, 5);',
    'export const page = () => fetch("http://127.0.0.1");',
    'export const other = (name: string) => import(name);',
    'export const here = import.meta.url;',
    'import { randomUUID } from "node:crypto"; export const id = randomUUID();',
    'import * as c from "node:crypto"; export const id = c.randomUUID();',
    'import c from "crypto"; export const id = c.randomUUID();',
    'export const order = (a: string, b: string) => a.localeCompare(b);',
    'export const n = (1234).toLocaleString();',
    'export const order = new Intl.Collator();',
    'export const order = new Intl.Collator(undefined, { numeric: true });',
    'export const f = new Intl.DateTimeFormat("en");',
    'export const f = new Intl.DateTimeFormat("en", { month: "long" });',
  ])('is found: %s', (text) => {
    expect(findingsIn(text)).not.toEqual([]);
  });
});

describe('pure code', () => {
  test.each([
    'export const t = new Date("2023-02-07T00:00:00Z");',
    'export const t = Date.UTC(2023, 1, 7);',
    'export const t = (s: string) => Date.parse(s);',
    'export const isDate = (v: unknown): v is Date => v instanceof Date;',
    'export interface Dated { readonly Date: Date; process(): void }',
    'export const y = (d: Date) => d.getUTCFullYear();',
    'export const m = Math.max(1, 2);',
    'export const f = (step: { process: () => void }) => step.process();',
    'export const f = (process: string) => process;',
    'import { createHash } from "node:crypto"; export const h = createHash("sha256");',
    'export const order = (a: string, b: string) => a.localeCompare(b, "uk");',
    'export const order = new Intl.Collator("uk");',
    'export const l = Intl.DateTimeFormat.supportedLocalesOf(["uk"]);',
    'export const f = new Intl.DateTimeFormat("en", { timeZone: "Europe/Kyiv" });',
  ])('passes: %s', (text) => {
    expect(findingsIn(text)).toEqual([]);
  });
});

test('tells the file, the line and what is impure', () => {
  const root = plant({ 'src/ledger/a/b.ts': '\nexport const t = Date.now();\n' });
  expect(checkPurity(root)).toEqual([
    { file: 'src/ledger/a/b.ts', line: 2, what: 'Date.now (the clock)' },
  ]);
});

test('reads the pure rooms and no other', () => {
  const clock = 'export const t = Date.now();\n';
  const root = plant({
    'src/domain/a.ts': clock,
    'src/extract/a.ts': clock,
    'src/ledger/a.ts': clock,
    'src/app/a.ts': clock,
  });
  expect(checkPurity(root).map(({ file }) => file)).toEqual([
    'src/domain/a.ts',
    'src/extract/a.ts',
    'src/ledger/a.ts',
  ]);
});
