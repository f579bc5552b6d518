/** What a bundle says of itself to whoever opens it. */
export function bundleReadme(lossId: string): string {
  return `Evidence for ${lossId}
${'='.repeat(13 + lossId.length)}

One documented equipment loss, with all it rests on, as a Lossledger ledger had it.

  manifest.json    every other file here: its size, its SHA-256 and what it is
  loss.json        the loss as it was published
  revisions.json   how it came to be that: every revision, with its salt, digest and chain value
  claims.json      what was read in the words of its witnesses, with the characters each field came from
  witnesses.json   the posts and articles that tell of it, in every wording that was seen
  captures.json    the documents they were found in; their bytes are in captures/, as they were captured
  media.json       pictures and videos; small copies are in thumbnails/, originals (if asked for) in originals/
  proofs.json      that all of this was on record on a certain day: paths to the Merkle roots of days

What was withdrawn or taken down is not here. The field "withheld" says so, and a digest stands for it.

To verify, on any machine, without the ledger and without a network:

  lossledger verify --bundle THIS_FILE.zip

That computes every hash in here again. It proves that the bundle is whole and agrees with itself.
That nothing was changed before the bundle was made is proved by the roots it names: ask the ledger's
keeper where they were published at the time, and compare, or give them: --root HEX.

Without Lossledger:

  * A file: its SHA-256 is in manifest.json. A file in captures/ is named by its SHA-256.
  * A revision: digest = SHA-256 of salt, a line feed, and facts as JSON without white space, the keys of
    every object in code-unit order. chain = SHA-256 of the JSON list [chain value before (64 zeros at
    first), loss_id, revision, digest, author, reason, at].
  * A record of proofs.json: leaf = SHA-256 of a zero byte and the JSON list [kind, id, fields], keys in
    order as above. Going up its path as RFC 6962 describes gives the root of its day, a tree of
    leaves + 1. The last leaf is ["day", day, {leaves, previous_root, computed_at, algorithm}].

A root proves that something was on record by then. It does not prove that what was recorded is true.
`;
}
