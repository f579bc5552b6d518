import type { StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

const FLAMES = 'fire, flames, a fire, the fire, the flames, a blaze, large flames, a large fire';
const SEEN =
  'visible, clearly visible, is visible, are visible, can be seen, is seen, are seen, seen, breaks out, broke out, follows, followed';
const LOAD =
  'rockets, the rockets, its rockets, shells, the shells, rounds, missiles, its missiles';
const SET_OFF =
  'fly off in all directions, flying off in all directions, flew off in all directions, fly in all directions, flying in all directions, flew in all directions, launch in all directions, launching in all directions, fly everywhere, flying everywhere, flew everywhere, cook off in all directions';

const NOBODY = 'nobody, no one, not a soul, no-one';
const PRESENT =
  'home, at home, inside, aboard, on board, in it, in the seats, at the wheel, left inside';
const HOLES =
  'a large, a huge, a gaping, a big, two, several, a massive, a wide, a fresh, a visible';
const SHOWING = 'shows, show, showing, with, bears, sporting';

const HULLS_GO =
  'going under, goes under, gone under, go under, slips beneath the waves, slipped beneath the waves, heels over, heeled over, rolls over, rolled over, settles on the bottom, settled on the bottom, rests on the bottom';
const WATER = 'the water, the sea, the ground';
const GOES =
  'goes into, went into, going into, plunging into, plunged into, slammed into, slams into';

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
    voice: 'subject',
    scope: 'air',
    words: 'ejected',
  },
  {
    status: 'abandoned',
    voice: 'subject',
    words: eachWith('with', eachWith(NOBODY, PRESENT)),
  },
  {
    status: 'abandoned',
    voice: 'subject',
    words: eachWith('then left to, simply left to', TAKERS),
  },
  {
    status: 'damaged',
    voice: 'subject',
    words: `${eachWith(eachWith(SHOWING, HOLES), 'hole, holes, gash, gashes, tear, dent')}, was scratched, were scratched, got scratched, slightly scratched, lightly scratched, scratched`,
  },
];
