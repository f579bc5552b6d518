/** What spreadsheets take for the start of a formula. Source: OWASP, "CSV Injection". */
const ESCAPED_FORMULA = /^'(?=[=+\-@\t\r])/;
/** A text kept from being read as a number: ="0123". */
const TEXT_AS_FORMULA = /^="((?:[^"]|"")*)"$/;
const HYPERLINK = /^=HYPERLINK\(\s*"((?:[^"]|"")*)"\s*[,;)]/i;

/** A cell as it was meant, without what kept a spreadsheet from running it. */
export function unescapedCell(cell: string): string {
  const link = HYPERLINK.exec(cell)?.[1];
  const text = link ?? TEXT_AS_FORMULA.exec(cell)?.[1];
  const meant = text === undefined ? cell.replace(ESCAPED_FORMULA, '') : text.replaceAll('""', '"');
  return meant.trim();
}

/** A heading in the form in which headings are compared. */
export function foldedHeading(heading: string): string {
  return heading.trim().toLowerCase().replace(/\s+/g, '_');
}
