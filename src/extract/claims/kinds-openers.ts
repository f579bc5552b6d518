/** Before the names of what was counted as one class. */
export const KINDS_OPENERS: ReadonlySet<string> = new Set(
  'mostly mainly chiefly largely primarily predominantly notably здебільшого переважно преимущественно'.split(
    ' ',
  ),
);
