/** Tokens between a status and the pronoun that is its subject or object. */
export const PRONOUN_REACH = 6;
