import type { SeparableVerb, StatusWords } from './grammar-types.ts';

const SCRAP =
  'scrap, scrap metal, a pile of scrap, a heap of scrap, a pile of metal, a heap of metal, metal, junk, a wreck, ' +
  'a burning wreck, a fireball, a torch, a bonfire, a barbecue, ashes, ash, dust, rubble, a charred skeleton, a colander';
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
const OWNERS_OF_A_TURRET = ['its', 'their', 'the', 'a'];

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

function each(before: string, list: string, after = ''): string {
  return list
    .split(',')
    .map((word) => `${before} ${word.trim()} ${after}`.trim())
    .join(', ');
}

function damageTaken(): string {
  return DAMAGE_TAKEN.flatMap((verb) =>
    DAMAGE_GRADES.map((grade) => `${verb} ${grade}damage`),
  ).join(', ');
}

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

const DESTROYED: readonly StatusWords[] = [
  {
    status: 'destroyed',
    voice: 'participle',
    words:
      'destroyed, blown up, blown to pieces, blown to bits, blown to smithereens, blown apart, blown to hell, blown sky high, ' +
      'knocked out, taken out, taken down, wiped out, burnt out, burned out, burnt down, burned down, burnt to the ground, ' +
      'burned to the ground, burnt to a crisp, burned to a crisp, burnt to ashes, burned to ashes, finished off, shot down, ' +
      'shot out of the sky, blown out of the sky, downed, eliminated, neutralised, neutralized, obliterated, annihilated, ' +
      'incinerated, wrecked, torched, burnt, burned, charred, scorched, scuttled, sunk, demilitarised, demilitarized, denazified, ' +
      'liquidated, decimated, demolished, smashed, smashed up, smashed to pieces, smashed to bits, vaporised, vaporized, ruined, ' +
      'totaled, totalled, shut down, brought down, set ablaze, gutted, gutted by fire, deleted, erased, smoked, nuked, fried, ' +
      'grilled, roasted, toasted, wasted, shredded, pulverised, pulverized, mangled, crushed, flattened, trashed, torn apart, ' +
      'torn to pieces, torn to shreds, ripped apart, ripped to pieces, ripped open, peeled open, blasted apart, ' +
      'blasted to pieces, shot to pieces, shot to bits, written off, sent to the bottom, disposed of, dispatched, plucked, ' +
      'exterminated, offed, whacked, swatted, cooked, done for, unalived, immolated, put to rest, laid to rest, ' +
      'kaput, kaputt, torpedoed, hit and sunk, destroyed beyond repair, damaged beyond repair, damaged beyond recovery, ' +
      `${each('turned into', SCRAP)}, ${each('turned to', SCRAP)}, ${each('reduced to', SCRAP)}, ` +
      `${each('converted into', SCRAP)}, ${each('transformed into', SCRAP)}, turned off, deleted from the map, rest in pieces`,
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
      'minus, burns, burn, burns out, burns down, burning down, deletes, delete, deleting, erases, erase, erasing, smokes, ' +
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
      'rests in pieces, rest in pieces, ended its days, ended its journey, ended its life, ended its career, ended its service, ' +
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
  ...DESTROYED,
  ...DAMAGED,
  ...ABANDONED,
  ...CAPTURED,
];

export const ENGLISH_SEPARABLE: readonly SeparableVerb[] = [
  {
    status: 'captured',
    voice: 'subject',
    verbs: 'in, into',
    closers: 'hands, possession, custody',
  },
  {
    status: 'destroyed',
    verbs: 'blow, blows, blew, blowing',
    closers: 'up, apart, to pieces, to bits, to smithereens, to hell, sky high, to kingdom come',
  },
  {
    status: 'destroyed',
    verbs: 'take, takes, took, taking, knock, knocks, knocked, knocking',
    closers: 'out',
  },
  {
    status: 'destroyed',
    verbs:
      'shoot, shoots, shot, shooting, bring, brings, brought, bringing, take, takes, took, taking',
    closers: 'down, out of the sky',
  },
  { status: 'destroyed', verbs: 'wipe, wipes, wiped, wiping', closers: 'out' },
  { status: 'destroyed', verbs: 'finish, finishes, finished, finishing', closers: 'off' },
  {
    status: 'destroyed',
    tag: 'burning',
    verbs: 'set, sets, setting, put, lit',
    closers: 'on fire, ablaze, alight, in flames',
  },
  {
    status: 'destroyed',
    verbs:
      'turn, turns, turned, turning, reduce, reduces, reduced, reducing, transform, transforms, transformed, convert, converts, ' +
      'converted, make, makes, made',
    closers: `${each('into', SCRAP)}, ${each('to', SCRAP)}`,
  },
  {
    status: 'destroyed',
    verbs: 'send, sends, sent, sending',
    closers:
      'to the bottom, to scrap, to the scrapyard, to the scrap heap, to the scrap yard, to the junkyard, to hell, to the afterlife, ' +
      'to the next world, to the other world, up in flames, up in smoke, to pieces, to heaven, to the graveyard, to the sea floor, ' +
      'to the seabed, to feed the fish, to kobzon',
  },
  {
    status: 'destroyed',
    verbs: 'tear, tears, tore, tearing, rip, rips, ripped, ripping, blast, blasts, blasted, pull',
    closers: 'apart, to pieces, to shreds, to bits',
  },
  {
    status: 'damaged',
    verbs: 'put, puts, putting',
    closers: 'out of action, out of commission, out of order, out of service',
  },
  {
    status: 'abandoned',
    verbs: 'leave, leaves, left, leaving',
    closers: 'behind, to rust, to rot, unattended',
  },
  {
    status: 'captured',
    verbs:
      'take, takes, took, taking, get, gets, got, bring, brought, tow, towed, tows, towing, drag, dragged',
    closers:
      'as a trophy, as trophy, as trophies, as our trophy, as a war trophy, as spoils, intact, in one piece',
  },
  {
    status: 'captured',
    verbs: 'tow, tows, towed, towing, haul, hauls, hauled, drag, drags, dragged, dragging',
    closers: 'away, off',
  },
];

/** Phrases in which these words tell of no loss. */
export const ENGLISH_IDIOMS =
  'keeps losing, keep losing, kept losing, lost contact, lost track, lost count, lost sight, lost interest, lost touch, lost ground, lost time, lost momentum, ' +
  'lost patience, lost hope, lost his life, lost her life, lost their lives, lost their life, lost his leg, lost his arm, ' +
  'captured on video, captured on camera, captured on film, captured on tape, captured on footage, captured from the air, ' +
  'captured by satellite, captured by a satellite, captured by a camera, captured by drone camera, captured by a photographer, ' +
  'captured in a photo, captured in this photo, captured in the video, captured in a video, captured the moment, captured footage, ' +
  'captured imagery, captured images, captured a video, captures the moment, captures footage, ' +
  'taken out of, took out of, take out of, knocked out of the, ' +
  'out of, out to, out for, out into, up to, up the, up a, up for, up with, up and, down the, down to, down on, down a, ' +
  'off the, off to, away from, behind the, behind a, behind them, behind us, behind it, ' +
  'gone to, gone into, gone through, gone north, gone south, gone east, gone west, gone for, gone from, gone by, gone viral, gone back, ' +
  'gone over, have gone, had gone, having gone, long gone days, ' +
  'fell short, fell behind, fell silent, fell back, fell asleep, fell in love, falls short, fell within, fell under, falls under, ' +
  'went down the, went down to, went down in history, goes down in history, came down to, comes down to, came down with, came down hard, ' +
  'coming down the, going down the, ' +
  'burn well, burn just, burn like, burn the same, burn too, burn as good, burn nicely, burn beautifully, burn brightly, burns well, ' +
  'burns just, burns like, burns too, burn easily, burn very well, burn perfectly, burn the midnight oil, burning question, ' +
  'burned into, burnt offering, burned through, burns through, burning through, ' +
  'sunk cost, sinking feeling, sank in, killed in action, killed the engine, killed time, blew up in, exploded in popularity, smoke screen, ' +
  'smoking area, smoking gun, minus degrees, destroyed in arma, crash course, crash test, hit the road, dumped shells, ' +
  'written off as, write off as, caught up, caught in, caught between, caught on camera, caught on video, caught on film, caught on tape, forgot to, forgot about, forgotten by, ' +
  'went up to, went up for, went up by, went up in price, took over as, takes over as, kill zone, kill chain, kill switch, shot up to, ' +
  'grabs attention, grabbed attention, nailed it, smoked out, dispatched to, dispatched from, dispatched by, roasted on, cooked up, ' +
  'erupted in, erupted into, disabled people, disabled person, in pieces on';
