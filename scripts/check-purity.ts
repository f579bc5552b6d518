/**
 * Keeps the pure rooms pure: no clock, no randomness, no environment, nothing that answers
 * differently on another machine (its time zone, its locale) or at another time.
 * Imports are the business of .dependency-cruiser.cjs; this reads the rest of the syntax.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import house from './house.json' with { type: 'json' };
import { typescriptFilesUnder } from './source-files.ts';

export interface Impurity {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** Names of the runtime that bring in the clock, chance, the environment or the outside world. */
const IMPURE_GLOBALS = new Map([
  ['process', 'the environment'],
  ['performance', 'the clock'],
  ['crypto', 'randomness'],
  ['fetch', 'the network'],
  ['setTimeout', 'the clock'],
  ['setInterval', 'the clock'],
  ['setImmediate', 'the clock'],
  ['queueMicrotask', 'the event loop'],
  ['globalThis', 'whatever hangs on it'],
  ['global', 'whatever hangs on it'],
  ['eval', 'code from text'],
  ['Function', 'code from text'],
]);
/** `Date` may be used as these only: parsing and UTC arithmetic. */
const PURE_DATE_MEMBERS = new Set(['UTC', 'parse', 'prototype']);
const LOCAL_TIME =
  /^(get|set)(Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds|TimezoneOffset|Year)$/;
/** Method → the number of arguments from which on it no longer asks for the machine's locale. */
const LOCALE_METHODS = new Map([
  ['localeCompare', 2],
  ['toLocaleString', 1],
  ['toLocaleDateString', 1],
  ['toLocaleTimeString', 1],
]);
const PURE_CRYPTO = new Set(['createHash']);

export function impuritiesOf(file: string, text: string): Impurity[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const own = namesDeclaredIn(source);
  const found: Impurity[] = [];
  const report = (node: ts.Node, what: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push({ file, line: line + 1, what });
  };
  const visit = (node: ts.Node): void => {
    const what = impurityOf(node, own);
    if (what !== null) report(node, what);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

export function checkPurity(root: string): Impurity[] {
  return house.pureRooms
    .flatMap((room) => typescriptFilesUnder(root, `src/${room}`))
    .flatMap((file) => impuritiesOf(file, readFileSync(join(root, file), 'utf8')));
}

function impurityOf(node: ts.Node, own: ReadonlySet<string>): string | null {
  if (ts.isIdentifier(node)) return impurityOfName(node, own);
  if (ts.isMetaProperty(node)) return 'import.meta (where the code lies)';
  if (ts.isImportDeclaration(node)) return impurityOfImport(node);
  if (!ts.isCallExpression(node)) return null;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import() (modules by name)';
  return ts.isPropertyAccessExpression(node.expression)
    ? impurityOfMethod(node.expression.name.text, node.arguments.length)
    : null;
}

function impurityOfName(node: ts.Identifier, own: ReadonlySet<string>): string | null {
  const name = node.text;
  if (own.has(name) || !isValueReference(node)) return null;
  if (name === 'Date') return impurityOfDate(node);
  if (name === 'Math')
    return memberOf(node) === 'random' || memberOf(node) === null
      ? 'Math.random (randomness)'
      : null;
  if (name === 'Intl') return impurityOfIntl(node);
  const brings = IMPURE_GLOBALS.get(name);
  return brings === undefined ? null : `${name} (${brings})`;
}

function impurityOfDate(node: ts.Identifier): string | null {
  const { parent } = node;
  if (ts.isNewExpression(parent) && parent.expression === node) {
    const count = parent.arguments?.length ?? 0;
    if (count === 0) return 'new Date() (the clock)';
    return count > 1 ? 'new Date(year, …) (the machine’s time zone): use Date.UTC' : null;
  }
  if (ts.isBinaryExpression(parent) && parent.right === node) {
    return parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword ? null : 'Date as a value';
  }
  const member = memberOf(node);
  if (member !== null && PURE_DATE_MEMBERS.has(member)) return null;
  return member === null ? 'Date as a value (the clock)' : `Date.${member} (the clock)`;
}

/** `new Intl.Collator('uk')` is the same everywhere; `new Intl.Collator()` asks the machine. */
function impurityOfIntl(node: ts.Identifier): string | null {
  let user: ts.Node = node.parent;
  while (ts.isPropertyAccessExpression(user)) user = user.parent;
  const [locale, options] = argumentsOf(user);
  if (locale === undefined || locale.getText() === 'undefined') {
    return 'Intl without a locale (the machine’s locale)';
  }
  const isFormat = ts.isNewExpression(user) && memberOf(node) === 'DateTimeFormat';
  return isFormat && !mayNameTimeZone(options)
    ? 'Intl.DateTimeFormat without a timeZone (the machine’s time zone)'
    : null;
}

function argumentsOf(node: ts.Node): readonly ts.Expression[] {
  return ts.isNewExpression(node) || ts.isCallExpression(node) ? (node.arguments ?? []) : [];
}

function mayNameTimeZone(options: ts.Expression | undefined): boolean {
  if (options === undefined) return false;
  return !ts.isObjectLiteralExpression(options) || options.getText().includes('timeZone');
}

function impurityOfMethod(name: string, argumentCount: number): string | null {
  if (LOCAL_TIME.test(name)) return `${name}() (the machine’s time zone): use the UTC one`;
  const enough = LOCALE_METHODS.get(name);
  return enough !== undefined && argumentCount < enough
    ? `${name}() without a locale (the machine’s locale)`
    : null;
}

function impurityOfImport(node: ts.ImportDeclaration): string | null {
  if (!ts.isStringLiteral(node.moduleSpecifier)) return null;
  if (!/^(node:)?crypto$/.test(node.moduleSpecifier.text)) return null;
  const named = node.importClause?.namedBindings;
  const isPure =
    node.importClause?.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((each) => PURE_CRYPTO.has((each.propertyName ?? each.name).text));
  return isPure ? null : 'node:crypto beyond createHash (randomness)';
}

function memberOf(node: ts.Identifier): string | null {
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) && parent.expression === node
    ? parent.name.text
    : null;
}

/** Not a property's name, not a type, not a label: the name stands for the value. */
function isValueReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isQualifiedName(parent) || ts.isTypeNode(parent)) return false;
  return !(
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isImportSpecifier(parent)
  );
}

function namesDeclaredIn(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node);
    if (declares && node.name !== undefined && ts.isIdentifier(node.name))
      names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}
