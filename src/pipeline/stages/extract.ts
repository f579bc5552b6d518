import { defineStage } from '../define-stage.ts';
import { extractInput } from './extract-input.ts';

/** Finds the posts of a captured document and reads the claims out of each, and out of its own prose. */
export const extract = defineStage({
  name: 'extract',
  summary:
    'Posts are found in a captured document, and claims are read out of each post and of its own prose.',
  version: 1,
  input: extractInput,
  // The same bytes under the same address say the same, whenever they were captured.
  identity: (input) => [input.sha256, input.url],
  subject: (input) => input.url ?? input.name ?? input.sha256,
  retry: { attempts: 5, baseMs: 2_000 },
  concurrency: 2,
  timeoutMs: 120_000,
  // Reading is most of the program: what only hands work on starts without it.
  run: async (input, context) => (await import('../read-document.ts')).readDocument(input, context),
});
