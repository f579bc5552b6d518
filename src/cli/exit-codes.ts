/** What a command's exit status says. Documented in docs/reference/cli.md. */
export const EXIT = {
  ok: 0,
  /** It failed; standard error says why and what to do. */
  failure: 1,
  /** It was asked in a way it does not understand. */
  usage: 2,
  /** Nothing is on record under the name given. */
  notFound: 3,
  /** It finished, but some items were refused or quarantined. */
  partial: 5,
  /** A server it needs did not answer; trying later may work. */
  unavailable: 75,
} as const;
