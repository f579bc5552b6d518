import { ENGLISH_DESTRUCTION } from './english-destruction.ts';
import { each } from './english-scrap.ts';
import type { StatusWords } from './grammar-types.ts';

const DAMAGE_GRADES = [
  '',
  'minor ',
  'light ',
  'heavy ',
  'serious ',
  'severe ',
  'significant ',
  'major ',
  'critical ',
  'some ',
];
const DAMAGE_TAKEN = [
  'suffered',
  'suffers',
  'sustained',
  'sustains',
  'received',
  'receives',
  'took',
  'takes',
];
const CREWS = [
  'crew',
  'the crew',
  'its crew',
  'their crew',
  'their crews',
  'crews',
  'its owners',
  'the owners',
  'its driver',
];

function damageTaken(): string {
  return DAMAGE_TAKEN.flatMap((verb) =>
    DAMAGE_GRADES.map((grade) => `${verb} ${grade}damage`),
  ).join(', ');
}

const DAMAGED: readonly StatusWords[] = [
  {
    status: 'damaged',
    voice: 'participle',
    words:
      'damaged, disabled, immobilised, immobilized, crippled, put out of action, put out of service, put out of order, ' +
      'put out of commission, out of action, out of commission, knocked out of action, taken out of action, ' +
      'partially destroyed, partly destroyed, partially damaged, singed, riddled, holed, mauled, battered, dented, ' +
      'mobility killed, banged up, half-burnt, half-burned, partially burnt, partially burned, beaten up',
  },
  {
    status: 'damaged',
    voice: 'active',
    words:
      'damages, damage, damaging, disables, disable, disabling, immobilises, immobilizes, immobilising, immobilizing, cripples, ' +
      'cripple, crippling, puts out of action, putting out of action, singes',
  },
  {
    status: 'damaged',
    voice: 'subject',
    words:
      `${damageTaken()}, has damage, have damage, has a hole, have holes, has holes, has a hole in it, full of holes, has burn marks, shows burn marks, has scorch marks,  shows damage, mobility kill, lost a track, lost its track, lost the track, lost its tracks, ` +
      'lost both tracks, lost one track, lost a wheel, lost its wheels, lost a wheel, track blown off, tracks blown off, ' +
      'wheel blown off, wheels blown off',
  },
  {
    status: 'damaged',
    voice: 'subject',
    unsure: true,
    words:
      'drove onto a mine, drives onto a mine, drove over a mine, drives over a mine, ran over a mine, runs over a mine, ' +
      'ran onto a mine, runs onto a mine, hit a mine, hits a mine, hitting a mine, struck a mine, strikes a mine, ' +
      'striking a mine, hit an anti-tank mine, hits an anti-tank mine, found a mine, finds a mine, caught a mine, ' +
      'triggered a mine, triggers a mine, stepped on a mine, met a mine, meets a mine, rolled over a mine, rolls over a mine',
  },
  {
    status: 'damaged',
    voice: 'noun',
    words: 'damaging, damage to, mobility kill, mobility kill on, mobility kill of',
  },
];

const ABANDONED: readonly StatusWords[] = [
  {
    status: 'abandoned',
    voice: 'participle',
    words:
      `abandoned, left behind, ditched, deserted, forsaken, discarded, dumped, ${each('left by', CREWS.join(','))}, ` +
      `${each('thrown by', CREWS.join(','))}, left to rust, left to rot, left unattended, left in place, left stranded, ` +
      'left in the mud, left in the field, left in a field, left in the open, left standing, left in perfect condition, ' +
      'orphaned, ownerless, thrown away, forgotten',
  },
  {
    status: 'abandoned',
    voice: 'active',
    words:
      'abandons, abandon, abandoning, leaving behind, leaves behind, leave behind, left behind, ditches, ditch, ditching, deserts, ' +
      'deserting, dumps, dumping, bailed out of, bails out of, bailing out of, bail out of, fled from, ran away from, ' +
      'fled leaving, ran leaving, forgot',
  },
  {
    status: 'abandoned',
    voice: 'subject',
    words:
      CREWS.flatMap((crew) => [
        `where ${crew} left it`,
        `where ${crew} left them`,
        `where ${crew} abandoned it`,
        `after ${crew} fled`,
        `after ${crew} ran`,
      ]).join(', ') +
      ', where it was left, where they were left, left where it stood, no crew in sight, with nobody inside',
  },
  {
    status: 'abandoned',
    voice: 'subject',
    ofPart: true,
    words:
      'crew fled, crew ran away, crew ran off, crew has fled, crew left it, crew abandoned it, crew gone',
  },
  { status: 'abandoned', voice: 'noun', words: 'abandonment' },
];

const CAPTURED: readonly StatusWords[] = [
  {
    status: 'captured',
    voice: 'participle',
    words:
      'captured, recaptured, seized, trophy, trophied, taken as a trophy, taken as trophy, taken as trophies, taken trophy, captured intact, ' +
      'confiscated, towed away, towed off, dragged away, hauled away, taken away, taken over, taken intact, taken whole, ' +
      'taken in one piece, taken from the enemy, commandeered, requisitioned, appropriated, expropriated, hijacked, stolen, ' +
      'snatched, nabbed, nicked, swiped, grabbed, retaken, trophy-taken, bagged as a trophy',
  },
  {
    status: 'captured',
    voice: 'active',
    words:
      'captures, capture, capturing, recaptures, recapture, recapturing, seizes, seize, seizing, took possession of, captured, ' +
      'trophies, stole, steals, steal, stealing, snatches, grabs, nabs, hijacks, commandeers, took over, takes over, ' +
      'laid hands on, got their hands on, gets its hands on, got hold of, gets hold of, got as a trophy, got as trophies, ' +
      'took as a trophy, took as trophies, took trophy, took intact, took as trophy, retook, acquired as a trophy',
  },
  {
    status: 'captured',
    voice: 'subject',
    words:
      'changed hands, changes hands, changed owners, changed owner, changes owners, changed sides, switched sides, ' +
      'changed ownership, into the hands of, in the hands of, into our hands, in our hands, fell into enemy hands, ' +
      'in enemy hands, into enemy hands, became a trophy, became trophies, becomes a trophy, became our trophy, as a trophy, as trophies, ' +
      'found a new owner, has a new owner, has new owners, have new owners, got a new owner, got new owners, joined our army, ' +
      'joined our ranks, recovered by its old owners',
  },
  { status: 'captured', voice: 'noun', words: 'capture, recapture, seizure, theft, trophies' },
];

export const ENGLISH_STATUSES: readonly StatusWords[] = [
  ...ENGLISH_DESTRUCTION,
  ...DAMAGED,
  ...ABANDONED,
  ...CAPTURED,
];
