import { GRADES } from './english-damage.ts';
import { SCRAP } from './english-scrap.ts';
import type { SeparableVerb, StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

const FOUND =
  'spotted and, found and, tracked and, located and, detected and, identified and, hunted and, caught and, spotted and promptly, found and promptly, ' +
  'spotted and quickly, found and quickly, promptly, swiftly';
const DRONES =
  'a lancet, lancets, an fpv, an fpv drone, fpvs, fpv drones, a drone, drones, a bayraktar, a himars, himars, a javelin, a stugna';
const CAME_BACK =
  'came back, comes back, came home, returned, returns, limped home, landed, withdrew, retreated, drove off, got away';
const TORN =
  'torn tail, shredded tail, torn wing, damaged tail, damaged wing, damaged engine, damaged rotor, holed tail, hole in the tail, hole in the wing, hole in its tail, hole in its wing, torn-off canard';
const BARRELS = 'barrel, gun barrel, gun tube, muzzle';
const SPLIT =
  'split, visibly split, clearly split, split open, burst, visibly burst, blown apart, peeled, peeled open';

const FLAMES =
  'flames, fire, the fire, a fire, the flames, the blaze, an explosion, the explosion, a fireball';
const CONSUMES =
  'consumed, consumes, engulfed, engulfs, swallowed, gutted, tore apart, ripped apart, tore through';
const VANISHES =
  'vanished in, vanishes in, disappeared in, disappears in, went up in, goes up in, evaporated in, ended in, erupted in';
const BLASTS = eachWith(
  'a',
  'fireball, huge fireball, giant fireball, ball of fire, huge explosion, massive explosion, powerful explosion, pillar of fire, column of fire, cloud of smoke, flash, mushroom cloud',
);
const REDUCED =
  'reduced to, turned into, burned down to, burnt down to, melted down to, now just, now only';
const BARE =
  'a frame, frames, bare frames, a bare frame, frames and axles, axles, a chassis, a bare chassis, bare chassis, a charred frame, charred frames, a skeleton of metal, twisted metal, blackened metal';
const NOTHING =
  'nothing, little, not much, hardly anything, next to nothing, only a hull, only the hull, only a frame, only the chassis';
const REMAINS = 'remains of, remained of, is left of, was left of, left of, survived of';
const WAS_LEFT = 'was left, were left, been left, was simply left, was just left';
const SOMEWHERE = eachWith(
  'in, on, at, near, by, between, under, beside, behind, outside',
  'a, an, the',
);
const BROKEN =
  'bent barrel, broken barrel, split barrel, broken track, thrown track, missing track, missing wheel, smashed windscreen, shattered windscreen, burst tyre, dented hull, jammed turret, smoking engine, burning engine, damaged track, damaged engine, damaged barrel';
const LEFTOVERS =
  'chassis, frame, hull, engine, engine block, wheels, rims, axles, tracks, skeleton, barrel';
const MOVES_OFF =
  'drove off, drove away, drove on, rolled off, rolled away, moved off, pulled back, pulled away, turned back, got away, crawled away, escaped';

/** What reports and eyewitnesses say became of a machine, in the plainest words. */
export const ENGLISH_REPORTS: readonly StatusWords[] = [
  {
    status: 'destroyed',
    voice: 'participle',
    words: `${eachWith(FOUND, 'killed')}, ${eachWith('got by', DRONES)}, ${eachWith('found', 'wrecked, burnt, burned, burnt out, burned out, destroyed, charred, gutted')}, droned, ko, ko-ed, koed,  ${eachWith('scrapped by, utilized by, utilised by, disassembled by, minused by', DRONES)}, multiplied by zero, nulled, nullified, ground to dust,  scrapped by our, scrapped by {force}, scrapped by {adjective}, ${eachWith(REDUCED, BARE)}`,
  },
  {
    status: 'destroyed',
    voice: 'subject',
    words:
      `${eachWith('is not, are not, was not, were not, isnt, arent', 'any more, anymore')}, is no more, are no more, was no more, were no more, ` +
      'was dead, were dead, is dead anyway, was dead anyway, was minus, were minus, is minus, never came out, did not come out, never got out again, ' +
      `${eachWith(VANISHES, BLASTS)}, ${eachWith('erupted, erupts, erupting, burst, bursts, bursting, exploded, explodes, exploding', 'in flames, in a fireball, in a ball of fire, in a ball of flame, into a fireball, into a ball of fire')}, ` +
      `${eachWith('became, becomes, has become, was', 'prey to, prey for, easy prey for, easy prey to, the prey of, a victim of, the victim of')}, ` +
      `${eachWith('finished its, finishes its, ended its, ends its, completed its', 'fight, war, combat path, combat career, combat service, life')}, ` +
      'blew apart, blows apart, blew to pieces, blew itself apart, going up like a, going up like the, goes up like the, went up like the, ' +
      ` ${eachWith('did not, didnt, does not, failed to, could not, couldnt', 'escape, get away, make it past, make it across')}, never made it past, never made it across, ` +
      `${eachWith('lay there as, lie there as, stand there as, stands there as', SCRAP)}`,
  },
  {
    status: 'destroyed',
    voice: 'active',
    words:
      `${eachWith(FLAMES, CONSUMES)}, ${eachWith('made, makes, making', 'quick work of, light work of, quick business of, mincemeat out of')}, ` +
      `${eachWith('claimed, claims, has claimed, have claimed, claiming', 'another, yet another')}`,
  },
  { status: 'destroyed', voice: 'noun', words: eachWith(NOTHING, REMAINS) },
  {
    status: 'abandoned',
    voice: 'subject',
    words: `had to be left, has to be left, had to be left behind, had to be abandoned, ${eachWith('found', 'without a crew, without its crew, with no crew, unattended')}, ${eachWith(WAS_LEFT, SOMEWHERE)}, ${eachWith('sits, sat, stands, stood, sitting, standing, found', 'empty, deserted, crewless, abandoned, ownerless')}`,
  },
  {
    status: 'destroyed',
    voice: 'subject',
    unsure: true,
    tag: 'lost',
    words: 'is lost, are lost, is now lost, are now lost',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    scope: 'air',
    words: 'claimed down, claimed shot down, confirmed down, reported down, came down in pieces',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    scope: 'air',
    ofPart: true,
    words:
      'pilot ejected, pilots ejected, the pilot ejected, both pilots ejected, its pilot ejected, the crew ejected, crew ejected, pilot ejects, pilot ejecting',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    ofPart: true,
    words:
      `${eachWith(BARRELS, SPLIT)}, ammo detonation, ammunition detonation, ammunition explosion, ammo explosion, detonation of ammunition, detonation of the ammunition, ${eachWith(eachWith('only the, only a, only its, just the, just a', LEFTOVERS), 'is left, was left, are left, remains, remain, remained, survived')}, nothing to repair, nothing left to repair, nothing to restore, nothing left to restore, nothing to recover, detonation lasted, detonations lasted, full burn, complete burn, total burn, burns to nothing, trails burnt, trails burned, carriage burnt, carriage burned, frame burnt, frame burned, ` +
      'breech block on the ground, breech blown off, breech blown out',
  },
  {
    status: 'damaged',
    voice: 'participle',
    words:
      'put out of service, put out of order, out of service after, out of order after, left listing, left listing badly, left limping, damaged only slightly, damaged only lightly',
  },
  {
    status: 'damaged',
    voice: 'subject',
    words:
      `${eachWith('suffered only, suffers only, sustained only, received only, took only, escaped with only, got away with only', GRADES.map((grade) => `${grade}damage`).join(','))}, ` +
      `${eachWith(eachWith(MOVES_OFF, 'with'), GRADES.map((grade) => `${grade}damage`).join(','))}, ` +
      `${eachWith(CAME_BACK, 'damaged, badly damaged, heavily damaged, on one engine, full of holes')}, ${eachWith(eachWith(CAME_BACK, 'with a, with its'), TORN)}, ` +
      `${eachWith('is, are, was, were', 'on the rocks, hard aground, listing badly, listing heavily, no longer combat-ready, not combat-ready, no longer combat ready, not combat ready, no longer seaworthy, no longer airworthy')}, ` +
      'not combat-ready, no longer combat-ready, non-combat-ready, not combat ready, ' +
      `${eachWith('with a, with its, with, has a, had a', BROKEN)}, lost mobility, lost its mobility, lost the ability to move, lost its ability to move, ` +
      'ran aground on, hull cracked, hulls cracked',
  },
  {
    status: 'damaged',
    voice: 'subject',
    ofPart: true,
    words: `${eachWith('engine, one engine, left engine, right engine', 'shot out, knocked out, on fire, damaged, smashed')}, ${eachWith('tail, fuselage, wing, wings, hull, side, sides, cab, cabin, rear, nose', 'riddled, shredded, peppered, holed, punctured, perforated, full of holes')}`,
  },
  {
    status: 'damaged',
    voice: 'active',
    words: 'grazed, grazes, grazing, clipped, clips, clipping',
  },
  {
    status: 'captured',
    voice: 'noun',
    words: 'trophy haul, spoils of war',
  },
  {
    status: 'captured',
    voice: 'loses',
    words:
      'left us a, left us an, left us their, left us his, left us two, left us three, left us several, left us some, left for us',
  },
];

/** "was left in the workshop", "the pilot ejected flares": no fate. */
export const ENGLISH_REPORTS_IDIOMS = `${eachWith(
  WAS_LEFT,
  'in the care of, in the workshop, in the hands of, in the rear, at the base, in the dark, in the lurch, at the mercy, in the museum, at the museum, at the front, in the lead, in the hangar, in the depot, at the depot, in the care',
)}, ${eachWith('pilot ejected, the pilot ejected, the crew ejected, crew ejected', 'flares, decoys, chaff, heat traps')}, ${eachWith('stood, stands, sat, sits, standing', 'empty-handed, empty handed')}`;

export const ENGLISH_REPORTS_SEPARABLE: readonly SeparableVerb[] = [
  {
    status: 'captured',
    verbs: 'took, takes, taking, seized, seizes, seizing',
    closers:
      'in good condition, in working order, in running order, in perfect condition, intact, undamaged, with full ammunition, as booty, as war booty',
  },
  { status: 'destroyed', verbs: 'lit, lights, lighting', closers: 'up' },
];
