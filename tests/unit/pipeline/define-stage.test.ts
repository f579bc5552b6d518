import { describe, expect, it } from 'vitest';
import { workFor, workKey } from '../../../src/pipeline/define-stage.ts';
import { capture } from '../../../src/pipeline/stages/capture.ts';
import { extract } from '../../../src/pipeline/stages/extract.ts';
import { record } from '../../../src/pipeline/stages/record.ts';

const SHA = 'a'.repeat(64);
const document = {
  captureId: 'capture_1',
  sha256: SHA,
  url: null,
  name: 'a.txt',
  capturedAt: '2024-01-01T00:00:00.000Z',
};

const post = {
  postId: 'post_1',
  postRevisionId: 'postrev_1',
  postedAt: '2024-01-01',
  handle: null,
};

describe('workKey', () => {
  it('is the same for an input that means the same work', () => {
    const later = { ...document, captureId: 'capture_2', capturedAt: '2024-02-01T00:00:00.000Z' };
    expect(workKey(extract, later)).toBe(workKey(extract, document));
    expect(workKey(extract, document)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is another one for the same bytes from another address', () => {
    expect(workKey(extract, { ...document, url: 'https://a.example/' })).not.toBe(
      workKey(extract, document),
    );
  });

  it('is another one for a post whose time has become known', () => {
    const instant = { ...post, postedAt: '2024-01-01T10:00:00.000Z' };
    expect(workKey(record, { extractor: 'grammar/1', posts: [instant] })).not.toBe(
      workKey(record, { extractor: 'grammar/1', posts: [post] }),
    );
  });

  it('is the same whatever a post is called', () => {
    const called = { ...post, handle: 'UAWeapons' };
    expect(workKey(record, { extractor: 'grammar/1', posts: [called] })).toBe(
      workKey(record, { extractor: 'grammar/1', posts: [post] }),
    );
  });
});

describe('workFor', () => {
  it('names the stage, the key, the version and the subject', () => {
    const input = {
      sha256: SHA,
      bytes: 3,
      url: 'https://a.example/',
      name: null,
      source: 'supplied',
      capturedAt: '2024-01-01T00:00:00.000Z',
    };
    expect(workFor(capture, input)).toEqual({
      stage: 'capture',
      key: workKey(capture, input),
      subject: 'https://a.example/',
      stageVersion: capture.version,
      input,
    });
  });

  it.each([
    [{ url: 'https://a.example/' }, 'https://a.example/'],
    [{}, 'a.txt'],
    [{ name: null }, SHA],
  ])('calls a document by its address, its name, or its hash', (change, subject) => {
    expect(workFor(extract, { ...document, ...change }).subject).toBe(subject);
  });

  it.each([
    [['UAWeapons'], 'post by @UAWeapons'],
    [[null], 'post by @unknown'],
    [['UAWeapons', null, 'others'], 'post by @UAWeapons and 2 more'],
  ])('calls posts by the handle of the first: %j', (handles, subject) => {
    const posts = handles.map((handle) => ({ ...post, handle }));
    expect(workFor(record, { extractor: 'grammar/1', posts }).subject).toBe(subject);
  });
});
