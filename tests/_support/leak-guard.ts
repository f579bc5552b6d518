import { afterAll } from 'vitest';

/** What a forgotten connection, server or child process shows up as in Node's list of resources. */
const HELD_OPEN = new Set(['TCPSocketWrap', 'TCPServerWrap', 'ProcessWrap', 'Worker']);
/** Sockets close a few turns after `end()`; whatever is still there then was forgotten. */
const GRACE_MS = 2_000;
const POLL_MS = 20;

const heldBefore = heldOpen();

// Registered before any test file's own hooks, so it runs after all of them.
afterAll(async () => {
  const deadline = performance.now() + GRACE_MS;
  while (heldOpen().length > heldBefore.length && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const left = heldOpen();
  if (left.length > heldBefore.length) {
    throw new Error(
      `The tests of this file left something open: ${left.join(', ')}. ` +
        'Close every worker, pool, server and child process in afterAll.',
    );
  }
});

function heldOpen(): string[] {
  return process.getActiveResourcesInfo().filter((resource) => HELD_OPEN.has(resource));
}
