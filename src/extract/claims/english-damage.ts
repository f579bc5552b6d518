import type { StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

/** How bad the damage is said to be. */
export const GRADES = [
  '',
  'minor ',
  'light ',
  'slight ',
  'moderate ',
  'heavy ',
  'serious ',
  'severe ',
  'extensive ',
  'significant ',
  'considerable ',
  'substantial ',
  'major ',
  'critical ',
  'some ',
  'visible ',
  'obvious ',
  'clear ',
  'shrapnel ',
  'fragment ',
  'fire ',
  'blast ',
  'visible shrapnel ',
  'heavy shrapnel ',
  'visible fire ',
  'structural ',
];
const TAKEN =
  'suffered, suffers, suffering, sustained, sustains, sustaining, received, receives, took, takes, taken, incurred, shows, show, showing, ' +
  'shows signs of, bears, with, bears signs of, has, have, got away with, escaped with, came back with, returned with';
const TRACK_OFF =
  'holed, is holed, is gone, is off, is broken, is torn off, smashed, is smashed, dented, shattered, shot up, shot through, knocked off, is missing, came off, ' +
  'off, gone, missing, torn off, blown off, ripped off, broken, thrown, lost, snapped, shot off';
/** Parts of a machine whose damage is the machine's. */
export const RUNNING_GEAR =
  'track, tracks, caterpillar, wheel, wheels, front wheel, front axle, axle, idler, road wheel, barrel, gun barrel, tyres, tires, optics, antenna, mast, bow, stern, hull, deck, wing, canard, rudder, cockpit, canopy, nose cone, tail, tail section, rotor, tail rotor, propeller, radome, rotodome, tail fin, rotor blades, rotor blade, wingtip, windscreen, windshield';
const PARTS_OF = RUNNING_GEAR.split(', ')
  .map((part) => `${part} of`)
  .join(', ');
const LOSES = 'lost, loses, losing, shed, sheds, threw, throws, thrown, missing, minus';
const ITS =
  'a, its, the, one, both, their, both its, its left, its right, the left, the right, one of its, its front, its rear';
const LIMPS =
  'into, toward, towards, home, away, back, off, to port, into port, back to base, back home, to base, to safety, to the rear, out';

function damageTaken(): string {
  return eachWith(TAKEN, GRADES.map((grade) => `${grade}damage`).join(','));
}

function lostParts(): string {
  return eachWith(eachWith(LOSES, ITS), RUNNING_GEAR);
}

export const ENGLISH_DAMAGED: readonly StatusWords[] = [
  {
    status: 'damaged',
    voice: 'participle',
    words:
      'damaged, dmgd, dmg, disabled, immobilised, immobilized, crippled, put out of action, put out of service, put out of order, ' +
      'put out of commission, out of action, out of commission, knocked out of action, taken out of action, ' +
      'partially destroyed, partly destroyed, partially damaged, singed, riddled, holed, mauled, battered, dented, ' +
      'mobility killed, banged up, half-burnt, half-burned, partially burnt, partially burned, beaten up, knocked about, shot through, ' +
      'perforated, peppered, pockmarked, shot full of holes, roughed up, bruised, de-tracked, detracked, trackless, ' +
      'put out of the fight, put out of the battle, put out of the war, put out of the game, taken out of the fight, taken out of service, hors de combat, ' +
      'stopped cold, stopped dead, m-killed, overturned, flipped over, flipped, tipped over, turned turtle, ' +
      'toppled, capsized, upturned',
  },
  {
    status: 'damaged',
    voice: 'active',
    words:
      'damages, damage, damaging, disables, disable, disabling, immobilises, immobilizes, immobilising, immobilizing, cripples, ' +
      'cripple, crippling, puts out of action, putting out of action, singes, mauls, mauled, ' +
      'knocks about, puts out of commission, put out of action, put out of commission',
  },
  {
    status: 'damaged',
    voice: 'active',
    words: `${eachWith('causing, inflicting, resulting in, doing', GRADES.map((grade) => `${grade}damage`).join(','))}, causing damage to, putting it out of action, putting them out of action`,
  },
  {
    status: 'damaged',
    voice: 'subject',
    words:
      `${damageTaken()}, ${lostParts()}, ${eachWith('limped, limps, limping, was towed, were towed, came home on a tow, crawled', LIMPS)}, ` +
      `${eachWith('lost, loses, losing, lost all, minus', 'its optics, its sights, its thermals, its engine, its gun, its radar, its antenna, its antennas, its mast, its reactive armour, its reactive armor, power, all power, its steering, its rudder, its sight, its hydraulics, its gearbox, the engine, the optics')}, ` +
      `${eachWith('listing', 'heavily, badly, hard, sharply, severely')}, ` +
      'listing to starboard, listing to port, lists to port, lists to starboard, list to the stern, list to port, list to starboard, took on water, takes on water, taking on water, taking in water, took in water, shipping water, towed to dry dock, was towed to port, ' +
      'needs a new turret, needs a new barrel, ' +
      'dead in the water, stopped in its tracks, stopped moving, came to a halt smoking, limped off, crippled but, no longer moves, could no longer move, cannot move, can not move, ' +
      'has a hole, have holes, has holes, has a hole in it, full of holes, with a hole in, with holes in, with a hole, has burn marks, shows burn marks, has scorch marks, mobility kill, ' +
      'lost part of its, lost parts of its, loses part of its, lost part of the, came home on a tow, came home on the hook, came back on a tow, ' +
      'drove off smoking, drove away smoking, left smoking, flew off smoking, flew away smoking, made it back smoking, came home smoking, returned smoking, ' +
      'on its side, on its roof, on their side, on their sides, upside down, belly up, bottom up, wheels up, slid into, slid off the road, ' +
      'rolled into a ditch, rolled into a ravine, fell into a ditch, fell into a ravine, fell off a bridge, fell off the bridge, fell through the ice, ' +
      'is out of action, are out of action, needs a new engine, needs major repair, needs serious repair, is in for repair',
  },
  {
    status: 'damaged',
    voice: 'subject',
    ofPart: true,
    words: `${eachWith(RUNNING_GEAR, TRACK_OFF)}, broken track, broken tracks, shot-out tyres, cab like a colander, radar like a sieve`,
  },
  {
    status: 'damaged',
    voice: 'subject',
    unsure: true,
    words:
      `${eachWith('drove, drives, driving, drove right, ran, runs, running, rolled, rolls, rode, went, went off, came', 'onto a mine, over a mine, on a mine, into a mine, onto mines, over mines, onto an anti-tank mine, over an anti-tank mine, into a minefield')}, ` +
      'hit a mine, hits a mine, hitting a mine, struck a mine, strikes a mine, hit mines, ' +
      'striking a mine, hit an anti-tank mine, hits an anti-tank mine, hit a landmine, struck a landmine, found a mine, finds a mine, caught a mine, ' +
      'triggered a mine, triggers a mine, stepped on a mine, steps on a mine, met a mine, meets a mine, kissed a mine, detonated a mine, set off a mine',
  },
  {
    status: 'damaged',
    voice: 'noun',
    words: `${eachWith(eachWith('damage to', 'the, its, one'), PARTS_OF)}, damaging, damage to, mobility kill, mobility kill on, mobility kill of, m-kill, m-kill on, ${eachWith('disabling', 'of')}`,
  },
];
