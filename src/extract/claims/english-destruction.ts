import { SCRAP } from './english-scrap.ts';
import type { StatusWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

const OWNERS_OF_A_TURRET = ['its', 'their', 'the', 'a'];

const TURRETS = ['turret', 'hat', 'head', 'lid', 'top'];
const LOSES_A_TURRET =
  'lost loses losing without missing minus popped pops threw throws tossed tosses'.split(' ');
const TURRET_LEAVES =
  'turret off, turret gone, turret missing, turret blown off, turret torn off, turret ripped off, turret thrown off, ' +
  'turret flew off, turret flies off, turret flying, turret flew away, turret detached, turret separated, turret tossed, ' +
  'turret toss, turret popped, turret in the air, turret lying next to it, turret lying nearby, turret landed, ' +
  'without turret, sans turret, no turret, minus turret, turret blew off, turret went flying';

/** A turret leaves its hull when the ammunition under it detonates. */
function turretsGone(): string {
  const forms = LOSES_A_TURRET.flatMap((verb) =>
    OWNERS_OF_A_TURRET.flatMap((owner) => TURRETS.map((turret) => `${verb} ${owner} ${turret}`)),
  );
  return `${forms.join(', ')}, ${TURRET_LEAVES}`;
}

/** English words that tell of destruction, sure or likely. */
export const ENGLISH_DESTRUCTION: readonly StatusWords[] = [
  {
    status: 'destroyed',
    voice: 'participle',
    words:
      'destroyed, destr, dstr, destr., blown up, blown to pieces, blown to bits, blown to smithereens, blown apart, blown to hell, blown sky high, ' +
      'knocked out, taken out, taken down, wiped out, burnt out, burned out, burnt down, burned down, burnt to the ground, ' +
      'burned to the ground, burnt to a crisp, burned to a crisp, burnt to ashes, burned to ashes, finished off, shot down, ' +
      'shot out of the sky, blown out of the sky, downed, eliminated, neutralised, neutralized, obliterated, annihilated, ' +
      'incinerated, wrecked, torched, burnt, burned, charred, scorched, scuttled, sunk, demilitarised, demilitarized, denazified, ' +
      'liquidated, decimated, demolished, smashed, smashed up, smashed to pieces, smashed to bits, vaporised, vaporized, ruined, ' +
      'totaled, totalled, shut down, brought down, set ablaze, gutted, gutted by fire, deleted, erased, smoked, nuked, fried, ' +
      'grilled, roasted, toasted, wasted, shredded, pulverised, pulverized, mangled, crushed, flattened, trashed, torn apart, ' +
      'torn to pieces, torn to shreds, ripped apart, ripped to pieces, ripped open, peeled open, blasted apart, ' +
      'blasted to pieces, shot to pieces, shot to bits, written off, minced, sent to the bottom, disposed of, dispatched, plucked, ' +
      'exterminated, offed, whacked, swatted, cooked, done for, unalived, immolated, put to rest, laid to rest, ' +
      'kaput, kaputt, torpedoed, hit and sunk, destroyed beyond repair, damaged beyond repair, damaged beyond recovery, ' +
      `${eachWith('turned into', SCRAP)}, ${eachWith('turned to', SCRAP)}, ${eachWith('reduced to', SCRAP)}, ` +
      `${eachWith('converted into', SCRAP)}, ${eachWith('transformed into', SCRAP)}, turned off, deleted from the map, rest in pieces`,
  },
  {
    status: 'destroyed',
    voice: 'active',
    words:
      'destroys, destroy, destroying, shoots down, shoot down, shooting down, downs, downing, knocks out, knock out, ' +
      'knocking out, takes out, take out, took out, taking out, takes down, take down, took down, taking down, blew up, blows up, ' +
      'blow up, blowing up, blew apart, eliminates, eliminate, eliminating, obliterates, obliterate, obliterating, neutralises, ' +
      'neutralizes, neutralise, neutralize, neutralising, neutralizing, annihilates, annihilate, annihilating, liquidates, ' +
      'liquidate, liquidating, incinerates, incinerating, sinks, sank, sink, brings down, bring down, bringing down, torches, ' +
      'torch, torching, wipes out, wipe out, wiping out, finishes off, finish off, finishing off, blows apart, blowing apart, ' +
      'minus, scratch, burns, burn, burns out, burns down, burning down, deletes, delete, deleting, erases, erase, erasing, smokes, ' +
      'fries, frying, grills, grilling, roasts, roasting, shreds, shredding, pulverises, pulverizes, crushes, ' +
      'crushing, smashes, smash, smashing, wrecks, wrecking, ruins, ruining, demolishes, demolish, demolishing, demilitarises, ' +
      'demilitarizes, demilitarising, demilitarizing, vaporises, vaporizes, guts, gutting, killed, kills, killing, nails, nailed, ' +
      'bags, bagged, bagging, plucks, swats, swatting, torpedoes, tore apart, tears apart, tearing apart, rips apart, ripped apart, ' +
      'ripping apart, rips open, disposes of, disposing of, does away with, did away with, makes short work of, ' +
      'made short work of, making short work of, puts paid to, put paid to, puts an end to, put an end to, putting an end to, ' +
      'got rid of, gets rid of, getting rid of, shoots up, shot up, shooting up, writes off, wrote off, immolates, whacks, ' +
      'sets ablaze, setting ablaze',
  },
  {
    status: 'destroyed',
    voice: 'noun',
    words:
      'destruction, wreck, wreckage, wrecks, downing, sinking, annihilation, elimination, liquidation, remnants, burnt remains, ' +
      'burned remains, charred remains, sad remains, remains of, ruins of, the remains, hulk, hulks, carcass, carcasses, carcase, ' +
      'skeleton, skeletons, husk, husks, burnt shell, burned shell, burnt out shell, burned out shell, charred shell, ' +
      'burnt out hull, burned out hull, burnt hull, charred hull, shootdown, shoot-down, shooting down, leftovers, debris, ' +
      'what is left, whats left, what left, what was left, what remains, what remained, all that is left, all thats left, all that was left, ' +
      'all that remains, all that remained, everything that is left, anything left, little is left, not much left, ' +
      'little remains, demise, crash, crash site, cook-off, kill, kill on, sad end of, final moments of, last moments of, last seconds of, final seconds of, ' +
      'death of a, death of an, death of another, end of a, end of an, end of another',
  },
  { status: 'destroyed', voice: 'noun', unsure: true, tag: 'lost', words: 'loss' },
  {
    status: 'destroyed',
    voice: 'noun',
    unsure: true,
    tag: 'explosion',
    words: 'explosion, detonation, catastrophic explosion',
  },
  {
    status: 'destroyed',
    voice: 'loses',
    unsure: true,
    tag: 'lost',
    words:
      'lost, loses, losing, said goodbye to, say goodbye to, says goodbye to, waved goodbye to, parted with, bid farewell to',
  },
  {
    status: 'destroyed',
    voice: 'participle',
    unsure: true,
    tag: 'burning',
    words:
      'burning, burns, burn, on fire, in flames, ablaze, alight, aflame, caught fire, catches fire, catching fire, set on fire, ' +
      'set alight, engulfed in flames, engulfed by flames, engulfed in fire, burst into flames, bursts into flames, ' +
      'bursting into flames, smouldering, smoldering, smoking, up in flames',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    words:
      'exploded, explodes, exploding, sank, sinks, sunk, went under, went to the bottom, goes to the bottom, going to the bottom, ' +
      'to the bottom of, at the bottom of, capsized, capsizes, detonated, detonates, blew up, blows up, blowing up, burnt, burned, burned out, burns out, ' +
      'burning out, burns to the ground, burning to the ground, burns down, burned down, brewed up, brews up, brew up, ' +
      'brewing up, cooked off, cooks off, cook off, cooking off, ammo cook off, went up in flames, goes up in flames, ' +
      'going up in flames, went up in smoke, goes up in smoke, went up in a fireball, went up, went boom, goes boom, erupted, ' +
      'erupts, disintegrated, disintegrates, perished, ceased to exist, ceases to exist, is no more, are no more, was no more, ' +
      'no longer exists, no longer exist, exists no more, met its end, meets its end, met their end, meet their end, met his end, ' +
      'met an end, met a fiery end, met its maker, met its fate, meets its fate, met its demise, meets its demise, found its end, ' +
      'found its death, found its grave, bit the dust, bites the dust, biting the dust, gave up the ghost, breathed its last, ' +
      'rests in pieces, rest in pieces, ended its days, ended its journey, ended its life, ended its career, ' +
      'ended its war, ended its path, ends its journey, finished its journey, completed its journey, finished its service, ' +
      'ended up as scrap, ended up as a wreck, ended up as scrap metal, ended up destroyed, ended up in pieces, ended up in flames, ' +
      'fell victim, falls victim, became a victim, became victims, became the victim, becomes a victim, fell prey, falls prey, ' +
      'fell to a, fell to an, fell to the, fell to our, fell to their, falls to a, falls to an, did not survive, didnt survive, ' +
      'did not make it, didnt make it, never made it, does not survive, doesnt survive, doesnt make it, ' +
      'is history, are history, now history, became history, is toast, are toast, was toast, is gone, are gone, was gone, ' +
      'were gone, now gone, all gone, completely gone, totally gone, gone, was finished, is finished, are finished, ' +
      'is a burnt shell, is a write-off, was a write-off, is a total loss, was a total loss, total loss, a write-off, ' +
      'is scrap, are scrap, is now scrap, now scrap, is scrap metal, became scrap, became scrap metal, becomes scrap metal, ' +
      'is now scrap metal, is dust, became a bonfire, lies in pieces, lie in pieces, in pieces, in ruins, in tatters, ' +
      'fell apart',
  },
  { status: 'destroyed', voice: 'subject', ofPart: true, words: turretsGone() },
  {
    status: 'destroyed',
    voice: 'participle',
    words: 'turretless, turret toss, turret tossed, decapitated',
  },
  {
    status: 'destroyed',
    voice: 'subject',
    scope: 'air',
    words:
      'crashed, crashes, crashing, crash landed, fell, fell down, falls, falls down, falling down, went down, goes down, ' +
      'going down, came down, comes down, coming down, plunged, plunges, plummeted, plummets, plummeting, nosedived, ' +
      'fell from the sky, falls from the sky, falling from the sky, fell out of the sky, hit the ground, hits the ground, ' +
      'hit the water, spiralled, spiraled, spiralling down, spiraling down, is down, are down, both down, now down, ' +
      'confirmed down, failed to return, did not return, didnt return, never returned, splashed',
  },
  {
    status: 'destroyed',
    voice: 'participle',
    scope: 'uav',
    words:
      'intercepted, intercepts, intercepting, rammed, rams, ramming, suppressed, netted, interception of, caught, catches, knocked down',
  },
];
