import type { StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

const FLAMES = 'fire, flames, a fire, the fire, the flames, a blaze, large flames, a large fire';
const SEEN =
  'visible, clearly visible, is visible, are visible, can be seen, is seen, are seen, seen, breaks out, broke out, follows, followed';
const LOAD =
  'rockets, the rockets, its rockets, shells, the shells, rounds, missiles, its missiles';
const SET_OFF =
  'fly off, flying off, flew off, go off, going off, went off, fly in all directions, flying in all directions, fly everywhere, flying everywhere, launch in all directions, explode, exploding';

const NOBODY = 'nobody, no one, no crew, not a soul, no-one';
const PRESENT =
  'home, at home, inside, aboard, on board, in it, in sight, around, in the seats, at the wheel, to be seen, left inside';
const HOLES =
  'a large, a huge, a gaping, a big, two, several, a massive, a wide, a fresh, a visible';
const SHOWING = 'shows, show, showing, with, has, have, had, bears, sporting';

const HULLS_GO =
  'going under, goes under, gone under, go under, slipping under, slips under, slipped under, slipping beneath the, slips beneath the, slipped beneath the, slid under, slides under, disappears under, disappeared under, heels over, heeled over, rolls over, rolled over, settles on the bottom, settled on the bottom, rests on the bottom, lies on the bottom';
const WATER =
  'the water, the sea, the ground, the trees, the forest, the woods, a field, the river';
const GOES =
  'goes into, went into, going into, drops into, dropped into, dropping into, dives into, dived into, diving into, hits, slams into, slammed into';

const STAYS =
  'remain, remains, remained, remaining, keep, keeps, kept, stand, stands, stood, lie, lies, lay, sit, sits, sat, left';
const AFIRE = 'burning, ablaze, on fire, in flames, alight, smouldering, smoldering';
const TAKERS = '{force}, the {force}, the enemy, the orcs, the occupiers';

/** What a camera shows of a machine that was hit or left. */
export const ENGLISH_SIGHTS: readonly StatusWords[] = [
  {
    status: 'destroyed',
    voice: 'subject',
    ofPart: true,
    unsure: true,
    tag: 'burning',
    words: eachWith(FLAMES, SEEN),
  },
  { status: 'destroyed', voice: 'subject', ofPart: true, words: eachWith(LOAD, SET_OFF) },
  {
    status: 'destroyed',
    voice: 'participle',
    unsure: true,
    tag: 'burning',
    words: `${eachWith(STAYS, AFIRE)}, ${eachWith(eachWith('was, were, is, are, being', 'filmed, photographed, pictured, shown, recorded, caught on camera'), AFIRE)}`,
  },
  { status: 'destroyed', voice: 'subject', scope: 'sea', words: HULLS_GO },
  {
    status: 'destroyed',
    voice: 'subject',
    words: 'blew itself up, blows itself up, blowing itself up',
  },
  { status: 'destroyed', voice: 'subject', scope: 'air', words: eachWith(GOES, WATER) },
  {
    status: 'destroyed',
    voice: 'active',
    scope: 'air',
    words: 'downs, downing, has downed, have downed',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    scope: 'air',
    words: 'ejected, ejects, bailed out safely, parachuted',
  },
  {
    status: 'abandoned',
    voice: 'subject',
    words: `${eachWith(`with, and`, eachWith(NOBODY, PRESENT))}, ${eachWith(NOBODY, PRESENT)}`,
  },
  {
    status: 'abandoned',
    voice: 'subject',
    words: eachWith('left to, then left to, simply left to', TAKERS),
  },
  {
    status: 'damaged',
    voice: 'subject',
    words: `${eachWith(eachWith(SHOWING, HOLES), 'hole, holes, gash, gashes, tear, dent')}, was scratched, were scratched, got scratched, slightly scratched, lightly scratched, scratched`,
  },
];
