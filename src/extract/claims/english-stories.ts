import type { StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

/** How a story says in passing what became of a machine. */
const BURNT =
  'charred, burnt, burned, burnt-out, burned-out, scorched, blackened, twisted, mangled, melted, rusting, rusty, shattered, gutted, incinerated';
const SHELLS =
  'frame, frames, chassis, body, bodies, shells, fuselage, fuselages, bones, ribs, carcass, skeleton, skeletons, framework, outline';
const BOTTOM =
  'the bottom, the riverbed, the river bed, the seabed, the sea bed, the sea floor, the bottom of the river, the bottom of the sea';
const VOLUNTEERS =
  'volunteers, local volunteers, territorial defence, territorial defense, territorial defence volunteers, the territorial defence, ' +
  'the territorial defense, soldiers, our soldiers, {adjective} soldiers, paratroopers, marines, our marines, our paratroopers, special forces, ' +
  'policemen, partisans, our infantry, our scouts, scouts, {force}, the {force}, our lads, our guys, our boys';
const AGAIN =
  'fire, shoot, fly, drive, sail, move, roll, run, float, burn anyone, hit anyone, kill anyone, take off';

/** What holds a machine together, and how it looks once it does not. */
const BODY =
  'turret ring, hull, side, sides, roof, belly, bottom, cabin, cab, launch box, launcher, launch rack, tubes, launch tubes, engine deck, ' +
  'engine compartment, nose, tail, bow, stern, deck, troop compartment, crew compartment, fuselage, casemate';
const OPEN =
  'torn open, split open, blown open, ripped open, burst open, peeled open, cut open, torn apart, blown apart, ripped apart, blown to pieces, ' +
  'burnt through, burned through, caved in, torn in two, broken in two, split in two';
const AMMUNITION =
  'ammunition, ammo, the ammunition, the ammo, its ammunition, its ammo, ammo rack, the ammo rack, its ammo rack, the shells, its shells, the rockets inside';
const GOES_OFF =
  'explodes, exploded, detonates, detonated, starts going off, started going off, starts exploding, begins to explode, begins to detonate, starts to detonate, ' +
  'goes up, went up, goes off, starts cooking off, cooking off, exploding, detonating, blew';

export const ENGLISH_STORIES: readonly StatusWords[] = [
  {
    status: 'destroyed',
    voice: 'subject',
    ofPart: true,
    words: `${eachWith(BODY, OPEN)}, ${eachWith(AMMUNITION, GOES_OFF)}`,
  },
  {
    status: 'destroyed',
    voice: 'active',
    words: eachWith(
      eachWith(
        'set off, sets off, setting off, detonated, detonates, detonating, cooked off, ignited, igniting',
        'ammunition, the ammunition, ammo, the ammo, the shells, the rockets',
      ),
      'of, in, inside, aboard, on board',
    ),
  },
  {
    status: 'destroyed',
    voice: 'noun',
    words: eachWith(
      BURNT,
      `${SHELLS}, ${SHELLS.split(', ')
        .map((shell) => `${shell} of`)
        .join(', ')}`,
    ),
  },
  {
    status: 'destroyed',
    voice: 'subject',
    words:
      `${eachWith(
        'will not, wont, will never, would never',
        AGAIN.split(', ')
          .map((verb) => `${verb} again`)
          .join(', '),
      )}, ` +
      `${eachWith('will no longer, can no longer', 'fire, shoot, fly, sail, float')}, ` +
      'fires no more, flies no more, drives no more, shoots no more, sails no more, fell silent for good, fell silent forever, ' +
      'silenced for good, silenced forever, its war is over, her war is over, its career is over, its career ended, its story ended, its story ends, ' +
      'only good for spare parts, good only for spare parts, only good for scrap, only fit for scrap, fit only for scrap, good for nothing but scrap, ' +
      'neither survived, neither made it, neither came back, neither returned, neither will sail again, neither will fly again, neither will drive again, neither got away, neither got far, ' +
      'that was the end of it, that was the end of her, that was it for the, all dead, both dead, stone dead, lies dead, lie dead, ' +
      'is definitely dead, is dead for good, now toast, confirmed toast, all toast, both toast, toast now, is now confirmed toast, ' +
      'went to feed the fish, went to feed the catfish, feeds the fish, feeds the catfish, feeding the fish, ' +
      `${eachWith('went to, went straight to, is now at, is at, now at, lies at, lie at, lies on, lie on, now lies on, now lies at, rests on, rests at, sits on, ended up on, ended up at', BOTTOM)}, ` +
      'bent like a banana, bent like a, broke up and sank, broke in half, broke in two, snapped in two, split in two, snapped in half, ' +
      'did not make it back, didnt make it back, did not make it out, did not make it home, did not make it to, did not make it through, ' +
      'did not make the trip back, did not make it past, never made it back, never made it home, never made it out, never made it past, ' +
      'did not come back, didnt come back, never came back, did not get far, got no further than a mine, ' +
      'burst like a balloon, opened up like a tin can, opened like a tin can, popped like a cork, met its javelin, met its lancet, ' +
      'has been written off, have been written off, was written off for good, is a burnt frame, is a charred frame, is now a frame',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    ofPart: true,
    words:
      'carriage is broken in two, carriage broken in two, carriage broke in two, hull is broken in two, hull broken in two, broke its back, ' +
      'its back broken, fire out of all hatches, fire from all hatches, flames from all hatches, flames from every hatch, flames out of all hatches, ' +
      'fire out of every hatch, fire from every hatch, torn-off turret, torn off turret, blown-off turret, blown off turret, ripped-off turret, ' +
      `${eachWith('its turret is, turret is, its turret was, its turret now', 'upside down, in the water, in a tree, in the river, in the field, in the next field, metres away, meters away, lying nearby, beside it, behind it, on the roof')}, ` +
      'its turret in the water, turret in the water, gun gone, its gun gone, barrel and turret gone',
  },
  {
    status: 'destroyed',
    voice: 'active',
    words:
      'set fire to, sets fire to, setting fire to, did in, does in, doing in, made toast of, makes toast of, made an end of, ' +
      'leaving nothing of, left nothing of, left little of, leaving little of, put an end to the career of, ended the career of, ended the story of',
  },
  {
    status: 'destroyed',
    voice: 'participle',
    words:
      'done in, put out of its misery, turned over to the scrap dealers, silenced, silenced for good, picked off, picked off one by one, ' +
      'knocked out of action for good, put beyond use, rendered beyond repair, rendered unusable, rendered inoperable, rendered useless, rendered unserviceable, damaged beyond repair, damaged beyond recovery, no longer repairable',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    scope: 'air',
    words:
      'came to earth, comes to earth, has come down, have come down, had come down, ploughed into, plowed into, slammed into a, slammed into the, ' +
      'had not returned, has not returned, have not returned, had failed to return, has failed to return, had not come back, has not come back, spun into',
  },
  {
    status: 'captured',
    voice: 'subject',
    words:
      'is now {adjective} property, are now {adjective} property, became {adjective} property, is now {force} property, is now property of, now serve in, now serves in',
  },
  {
    status: 'abandoned',
    voice: 'participle',
    words:
      'walked away from, simply walked away from, run away from, had nobody in it, with nobody in it',
  },
  {
    status: 'destroyed',
    voice: 'participle',
    scope: 'uav',
    words:
      'forced down, brought to the ground, grounded by electronic warfare, landed by electronic warfare, landed by ew',
  },
  {
    status: 'damaged',
    voice: 'participle',
    unsure: true,
    words: 'mined',
  },
  {
    status: 'damaged',
    voice: 'subject',
    ofPart: true,
    words:
      `${eachWith('barrel, gun barrel, breech, carriage, hull, rotor, windscreen', 'cracked, is cracked, burst, is burst, split, is split, bent, is bent')}, ` +
      'smashed engine deck, smashed optics, smashed radar, smashed cabin, burned-out engine, burnt-out engine',
  },
  {
    status: 'captured',
    voice: 'participle',
    words: `${eachWith('driven away by, driven off by, taken away by, towed away by, pulled out by, dragged out by', VOLUNTEERS)}`,
  },
  {
    status: 'captured',
    voice: 'subject',
    words:
      'is ours since, its ours since, has been ours since, belongs to us since, will fly for us, will fight for us, will now fight for us, will drive for us, ' +
      'will shoot for us, drives for us now, now drives for us, flies for us now, now flies for us, shoots for us now, now shoots for us, fights for us now, ' +
      'drives for our brigade now, now drives for our brigade, fights for our brigade now, now fights for our brigade, ' +
      'fights on our side now, drives for the other side now, now has a new crew, is on the right side now, now on the right side, works for our side now',
  },
];

/** Crews that leave, told with their side: "its Russian crew had walked off". */
const LEFT =
  'walked off, had walked off, walked away, had walked away, had fled, fled, ran, ran away, had run away, bailed, bailed out, had bailed out, left it, had left it, ' +
  'simply gone, gone, is gone, was gone, abandoned it, had abandoned it, jumped out and ran, left on foot, went into the woods, went into the forest';

export const ENGLISH_DESERTIONS: readonly StatusWords[] = [
  {
    status: 'abandoned',
    voice: 'subject',
    ofPart: true,
    words:
      `${eachWith('its {adjective} crew, the {adjective} crew, their {adjective} crew', LEFT)}, ` +
      `${eachWith('crew, the crew, its crew', 'walked off, had walked off, had walked away, had run away, simply gone, simply left, got out and left, went into the forest, went into the woods, left it there, ran for it, ran for their lives, is gone, was gone, were gone, jumped ship, hiked home, gave up on it')}, ` +
      'put its crew out, lost its crew to fear, no crew seen inside, hatches open and nobody inside, the men ran off, the men fled, the men left on foot',
  },
];
