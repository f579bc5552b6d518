import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../domain/digest.ts';
import type { Sql } from '../sql-tag.ts';

/** Of a block of HMAC-SHA-256 (RFC 2104), and what its two pads are made with. */
const BLOCK_BYTES = 64;
const INNER = 0x36;
const OUTER = 0x5c;

export interface PublishedPolicy {
  readonly policy_id: string;
  readonly published_at: string;
  readonly policy: string;
}

/** The policy in force; null while nothing is published. */
export async function policyInForce(sql: Sql): Promise<PublishedPolicy | null> {
  const [row] = await sql<PublishedPolicy[]>`
    select policy_id::text, to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as published_at,
      policy::text
    from lossledger.publication_policies order by policy_id desc limit 1`;
  return row ?? null;
}

/** Puts a policy in force, where it is not already. True where something changed. */
export async function putPolicyInForce(sql: Sql, policy: object, by: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    await tx`lock table lossledger.publication_policies in share row exclusive mode`;
    const before = await policyInForce(tx);
    const isSame =
      before !== null && canonicalJson(JSON.parse(before.policy)) === canonicalJson(policy);
    if (!isSame) {
      await tx`insert into lossledger.publication_policies (policy, published_by)
        values (${JSON.stringify(policy)}::text::jsonb, ${by})`;
    }
    await tx`insert into lossledger.publication_keys (inner_pad, outer_pad)
      select decode(inner_hex, 'hex'), decode(outer_hex, 'hex')
      from ${newPads(tx)} pads
      on conflict do nothing`;
    return !isSame;
  });
}

/** Throws the key of the account hashes away: what was published can no longer be told apart by it. */
export async function replaceAccountKey(sql: Sql): Promise<void> {
  await sql`
    insert into lossledger.publication_keys (inner_pad, outer_pad)
    select decode(inner_hex, 'hex'), decode(outer_hex, 'hex') from ${newPads(sql)} pads
    on conflict (only_row) do update
      set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad, made_at = now()`;
}

/** The two pads of a new random key. The key itself is kept nowhere. */
function newPads(sql: Sql) {
  const key = randomBytes(BLOCK_BYTES);
  const pad = (byte: number): string => Buffer.from(key.map((each) => each ^ byte)).toString('hex');
  return sql`(select ${pad(INNER)}::text as inner_hex, ${pad(OUTER)}::text as outer_hex)`;
}
