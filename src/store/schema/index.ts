export { articleCaptures, articles } from './articles.ts';
export { billedReads } from './billed-reads.ts';
export { captures } from './captures.ts';
export { claimSpans, claims, readings } from './claims.ts';
export { dailyLeaves, dailyRoots } from './daily-seals.ts';
export { embedNames } from './embed-names.ts';
export { embeds } from './embeds.ts';
export { evidence } from './evidence.ts';
export { hostTurns } from './host-turns.ts';
export { itemSightings, sightingKeys } from './item-sightings.ts';
export { ledgerConflict } from './ledger-conflict.ts';
export { ledgerSchema } from './ledger-schema.ts';
export { postMarkers, postOpenings } from './lineage.ts';
export { lossChanges } from './loss-changes.ts';
export { lossProposals } from './loss-proposals.ts';
export { lossRevisions } from './loss-revisions.ts';
export { lossSummaries } from './loss-summaries.ts';
export { losses } from './losses.ts';
export { matchEdges } from './match-edges.ts';
export { media, mediaFeatures } from './media.ts';
export { mediaDownloads } from './media-downloads.ts';
export { mediaFrames } from './media-frames.ts';
export { mediaCropHashes, mediaHashes, mediaHashings } from './media-hashes.ts';
export { mediaLinkChanges, mediaLinks } from './media-links.ts';
export { mediaSightings } from './media-sightings.ts';
export { operatorActions } from './operator-actions.ts';
export {
  otherLedgerFiles,
  otherLedgerItemPictures,
  otherLedgerItems,
  otherLedgerLookAlikes,
  otherLedgerPictures,
  otherLedgers,
  otherLedgerUrls,
} from './other-ledgers.ts';
export { postResolutions } from './post-resolutions.ts';
export { postSightings } from './post-sightings.ts';
export { postVersions } from './post-versions.ts';
export { postAliases, postRevisions, posts } from './posts.ts';
export { publicationKeys, publicationPolicies } from './publication.ts';
export { quarantine } from './quarantine.ts';
export { readReservations } from './read-reservations.ts';
export { equipmentClasses, precisionClasses, weaponClasses } from './reference-classes.ts';
export { retrievals } from './retrievals.ts';
export { reviewDecisions } from './review-decisions.ts';
export { sourceState } from './source-state.ts';
export { sources } from './sources.ts';
export {
  erased,
  hiddenArticles,
  hiddenPosts,
  takedownErasures,
  takedownLifts,
  takedownNames,
  takedowns,
} from './takedowns.ts';
export { toldBefore } from './told-before.ts';
export { withdrawals } from './withdrawals.ts';
export { work } from './work.ts';
