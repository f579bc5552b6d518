import { SCRAP } from './english-scrap.ts';
import type { SeparableVerb, StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

/** What becomes of what is hit, in the words of captions and channels. */
const BECOMES =
  'is now, are now, was now, became, becomes, is already, are already, is just, are just';
const FIRES =
  'a campfire, a camp fire, a brazier, a grill, a stove, a smoker, a lantern, a lighthouse, a beacon, a sparkler, a firework, fireworks, ' +
  'a pillar of smoke, a column of smoke, a cloud of smoke, campfires, fertiliser, fertilizer, a flower pot, a flowerbed, a planter, ' +
  'a monument, a statistic, history, a hot mess, a steel grave, a mass grave, a tomb';
const MADE = 'made, makes, making';
const LOADS =
  'secondary detonation, secondary detonations, secondary explosion, secondary explosions, secondaries, ammo cook-off, ammunition cook-off';
const AMMUNITION =
  'ammunition, ammo, the ammunition, the ammo, its ammunition, its ammo, ammo rack, the ammo rack, its ammo rack, rounds, the rounds, rockets, its rockets';
const COOKS_OFF =
  'cooks off, cooked off, cooking off, cook off, brews up, brewed up, lights up, lit up, caught fire, catches fire, began to cook off, starts to cook off, detonating';
const OUR_SIDE =
  'to our lines, to our side, to our positions, to our own lines, to their own lines, to their lines, to their own side, to their own positions, ' +
  'toward our lines, toward their own lines, toward their lines, towards our lines, towards their own lines, towards their lines, ' +
  'back to our lines, back to our side, back to our positions, back to their own lines, over to our side, into our rear, home as a trophy';
const WHO_TAKES =
  'we, they, our guys, our boys, our lads, our troops, our soldiers, our fighters, our infantry';

/** What the shortest posts say of a loss: greetings, prices, what is left. */
export const ENGLISH_SHORT_POSTS: readonly StatusWords[] = [
  {
    status: 'destroyed',
    voice: 'subject',
    words:
      `${eachWith(BECOMES, FIRES)}, ` +
      'two-hundredth, is two-hundredth, is a two-hundredth, became two-hundredth, is 200, is a 200, is now 200, got two-hundredthed, ' +
      'stayed there with it, stayed there as well, stayed there too, joined the scrap heap, joined the scrapyard, joined the graveyard, ' +
      'had a bad day, had its last day, had a very bad day, had its funeral, got its ticket to kobzon, got a one-way ticket, ' +
      'bought the farm, bought it, cashed in its chips, checked out for good, was sent packing to kobzon, went off the air for good',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    ofPart: true,
    words: `${LOADS}, ${eachWith(AMMUNITION, COOKS_OFF)}`,
  },
  {
    status: 'destroyed',
    voice: 'active',
    words:
      `${eachWith(eachWith(MADE, SCRAP), 'of')}, ${eachWith(eachWith(MADE, FIRES), 'out of')}, ` +
      'popped, pops, popping, popped, pops, hunted down, hunts down, hunting down, f for this, f for a, f for another, f to this, r.i.p., bye, bye-bye to, bye bye to, ' +
      'took out another, took the life of, took the lives of, settled the fate of, sealed the fate of, seals the fate of, ' +
      'ended the existence of, ends the existence of, closed the book on, closes the book on, turned the page on',
  },
  {
    status: 'destroyed',
    voice: 'loses',
    unsure: true,
    tag: 'lost',
    words:
      'is down one, are down one, is down another, are down another, is short one, are short one, is short of one, are short of one, ' +
      'is one short of, is poorer by one, are poorer by one, poorer by a, no longer have a, no longer has a, no longer have their, no longer has its, ' +
      'said adieu to, says adieu to, will have to do without a, will have to do without their, will have to do without its',
  },
  {
    status: 'abandoned',
    voice: 'subject',
    words:
      'was left there, were left there, left there by its crew, got left there, was left where it was, was left where it stood, were left where they stood, ' +
      'left there to rust, was left in place, stood there ever since, has stood there ever since, has been standing there since, was left to its fate, ' +
      'were left to their fate, was not recovered, never recovered, was never recovered, were never recovered',
  },
  {
    status: 'captured',
    voice: 'participle',
    words: eachWith(
      WHO_TAKES,
      'took in, took during, took near, took at, took yesterday, took outside, took under',
    ),
  },
  {
    status: 'destroyed',
    voice: 'participle',
    words:
      'put out of business, hunted down by, tracked down by, chased down by, run down by, popped by, popped one after the other, ' +
      'popped one after another, popped in a row, retired by, put to sleep by, put to bed by, switched off by, silenced by, ' +
      'removed from service by, evaporated, dealt with by, taken care of by, despatched by, seen off by, claimed by a, claimed by an, ' +
      'nailed by, bagged by, zapped by, smoked by, eaten by an fpv, eaten by fpvs, eaten by a lancet, swatted by',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    words:
      `${eachWith('are both, are all, is all, is both, both now', 'ashes, scrap, wrecks, toast, gone, burnt out, burned out')}, is ashes, ` +
      'turret achieves orbit, turret achieved orbit, turret achieves low orbit, turret achieved low orbit, ' +
      'turret reaches orbit, turret reached orbit, turret leaves the chat, turret left the chat, turret left the building',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    ofPart: true,
    words:
      `${eachWith('carriage, chassis, engine, engine deck', 'burned through, burnt through, burned out, burnt out, melted')}, ` +
      'hatches blown, all hatches blown, hatches blown open, ammo went, ammo rack went',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    scope: 'air',
    words:
      'came down on a, came down on the, came down at, came down outside, came down behind, came down between, ' +
      'comes down on, comes down in, comes down near',
  },
  {
    status: 'captured',
    voice: 'participle',
    words:
      'picked up by our, picked up by the {force}, picked up by {force}, picked up by {adjective}, collected by our, ' +
      'collected by {force}, collected by {adjective}, adopted by {force}, adopted by {adjective}, rehomed, ' +
      'inherited by our, inherited by {force}, inherited by {adjective}',
  },
];

export const ENGLISH_SHORT_SEPARABLE: readonly SeparableVerb[] = [
  { status: 'destroyed', verbs: 'turn, turns, turned, turning', closers: 'inside out' },
  {
    status: 'destroyed',
    verbs: 'send, sends, sent, sending',
    closers:
      'to meet kobzon, to meet its maker, to meet their maker, to visit kobzon, to join the moskva, after the moskva, ' +
      'into a tailspin, into a tail spin, into a spin, crashing down, plunging',
  },
  { status: 'captured', verbs: 'drive, drives, drove, driving', closers: OUR_SIDE },
  {
    status: 'captured',
    verbs:
      'tow, tows, towed, towing, pull, pulls, pulled, pulling, drag, drags, dragged, dragging, haul, hauls, hauled',
    closers: `with a tractor, with tractors, with their tractor, with his tractor, behind a tractor, behind their tractor, behind his tractor, ${OUR_SIDE}`,
  },
];
