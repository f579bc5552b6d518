import { z } from 'zod';
import { SEALED_KINDS } from '../../ledger/daily-seal.ts';

/** What the files of a bundle are; another shape gets another name. */
export const BUNDLE_FORMAT = 'lossledger-bundle/1';

export const MANIFEST = 'manifest.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.int().nonnegative();

export const manifestFile = z.object({
  format: z.literal(BUNDLE_FORMAT),
  loss_id: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: size, sha256: hash, what: z.string() })),
});
export type Manifest = z.infer<typeof manifestFile>;

const loose = z.record(z.string(), z.unknown());

const revision = z.object({
  revision: z.int(),
  author: z.string(),
  reason: z.string(),
  at: z.string(),
  digest: hash,
  chain: hash,
  withheld: z.string().nullable(),
  facts: loose.optional(),
  salt: z.string().optional(),
});

const wording = z.object({
  post_revision_id: z.string(),
  text_hash: hash,
  text: z.string().optional(),
  lang: z.string().nullish(),
  media: z.unknown().optional(),
});

const claim = z.looseObject({
  claim_id: z.string(),
  ordinal: z.int(),
  spans: z.array(z.object({ field: z.string(), start: z.int(), end: z.int() })),
});

const proof = z.object({
  kind: z.enum(SEALED_KINDS),
  id: z.string(),
  fields: loose.nullable(),
  leaf: hash,
  day: z.iso.date(),
  position: size,
  path: z.array(hash),
});

const day = z.object({
  day: z.iso.date(),
  leaves: size,
  root: hash,
  previous_root: hash,
  computed_at: z.string(),
  algorithm: z.string(),
  closing_path: z.array(hash),
});

/** The documents of a bundle by their names; what else is in it are captures and pictures. */
export const BUNDLE_DOCUMENTS = {
  'loss.json': z.looseObject({ loss_id: z.string() }),
  'revisions.json': z.array(revision),
  'claims.json': z.object({
    evidence: z.array(z.string()),
    readings: z.array(
      z.object({ post_revision_id: z.string(), extractor: z.string(), claims: z.array(claim) }),
    ),
  }),
  'witnesses.json': z.array(
    z.looseObject({
      post_id: z.string(),
      withheld: z.string().nullable(),
      wordings: z.array(wording),
    }),
  ),
  'captures.json': z.array(
    z.looseObject({
      capture_id: z.string(),
      sha256: hash,
      bytes: size,
      withheld: z.string().nullable(),
      path: z.string().nullable(),
    }),
  ),
  'media.json': z.array(
    z.looseObject({
      sha256: hash,
      bytes: size,
      withheld: z.string().nullable(),
      thumbnail_sha256: hash.nullable(),
      thumbnail_path: z.string().nullable(),
      original_path: z.string().nullable(),
    }),
  ),
  'proofs.json': z.object({
    days: z.array(day),
    records: z.array(proof),
    unsealed: z.array(z.object({ kind: z.enum(SEALED_KINDS), id: z.string() })),
  }),
} as const;

type Documents = typeof BUNDLE_DOCUMENTS;
export type DocumentName = keyof Documents;

/** What the documents of a bundle say. */
export type BundleContent = { readonly [Name in DocumentName]: z.infer<Documents[Name]> };
