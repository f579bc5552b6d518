import { ENGLISH_ENDS_SEPARABLE } from './english-ends.ts';
import { ENGLISH_NUMBERS } from './english-numbers.ts';
import { ENGLISH_REPORTS_IDIOMS, ENGLISH_REPORTS_SEPARABLE } from './english-reports.ts';
import { ENGLISH_SHORT_SEPARABLE } from './english-short-posts.ts';
import { ENGLISH_STATUSES } from './english-statuses.ts';
import { ENGLISH_IDIOMS, ENGLISH_SEPARABLE } from './english-verbs.ts';
import type { LanguageWords } from './grammar-types.ts';
import { eachWith } from './word-forms.ts';

/** No exercise in which nothing is lost: what crashes there has crashed. */
const TRAINING_FLIGHTS = 'training flight, training flights, training sortie, training mission, ';

export const ENGLISH: LanguageWords = {
  classes: {
    preposition:
      'in, at, on, near, around, outside, inside, within, under, over, behind, beside, next to, close to, ' +
      'along, across, toward, towards, into, onto, for, from, during, before, after, while, when, ' +
      'amid, against, between, through, off, since, until, as, because, due to, north of, south of, ' +
      'east of, west of, in front of, on top of, full of, loaded with, marked with, at the hands of, ' +
      'in the vicinity of, in vicinity of, in the area of, in the region of, on the outskirts of',
    by:
      'by, at the hands of, thanks to, thanks to the work of, thanks to the efforts of, thanks to the skill of, as a result of the work of, ' +
      'as a result of a hit by, as a result of a strike by, through the work of, courtesy of, after a hit by, after a strike by, after a hit from, ' +
      'after a meeting with, after an encounter with, after meeting, after encountering, with greetings from, with regards from',
    with: 'with the use of, by the use of, through the use of, by use of, employing, with, using, via, from, with the help of, by means of',
    blow: 'strike, strikes, fire, shelling, attack, attacks, hit, hits, shot, bombardment, drop, raid, impact, operator, operators, crew, team, unit, units, ambush',
    remedy:
      'replaced, welders, mechanics of the plant, overhauls, refit, refitted, refitting, modernise, modernize, make good, makes up for, make up for, to replenish, replenish, write-off value, fix, fixes, fixing, melt, melt down, melting, repaired, restored, refurbished, back in service, back into service, back to service, returned to service, returned to duty, back to life, back on its feet, recondition, reconditioned, overhaul, overhauled, repair, repairs, repairing, restore, restores, restoring, refurbish, refurbishes, refurbishing, replace, replaces, replacing, ' +
      'replacement, replacements, compensate, compensation',
    hails: 'glory to, glory for, hail',
    achieved: 'managed, helped, helps, succeeded, used, first, latest, second, third, only, able',
    of: 'of',
    conjunction: 'and, &, plus, along with, as well as, together with, but, then, and then',
    or: 'or',
    auxiliary:
      'was, were, is, are, be, been, being, has been, have been, had been, got, gets, get, getting, has, ' +
      'have, had, becomes, became, lies, lie, lay, stands, stood, remains, sits',
    determiner: 'a, an, the, this, that, these, those, its, their, his, our, my, your',
    negation:
      "no information about, no information on, no reports of, no report of, no confirmation of, no evidence of, no data on, no news of, no sign of, no signs of, no word on, nothing, nobody, aint, wont, wouldnt, couldnt, shouldnt, hardly, barely, avoids, avoiding, escaped, escapes, evaded, dodged, denying, refuted, refutes, disproved, debunked, rather than, far from, nowhere, shouldnt, wont, not, no, never, without, neither, nor, none, didn't, wasn't, weren't, isn't, aren't, hasn't, " +
      "haven't, hadn't, doesn't, don't, cannot, can't, couldn't, failed to, fails to, unable to, denies, denied, " +
      'deny, denying, avoided, survived, instead of',
    hedge:
      'thought to be, believed to be a, presumed to be, presumed, evidently, what looks like, which looks like, by the look of it, report that, claim that, statement that, story that, announcement that, wrote that, writes that, write that, the story of, stories of, news of a, reports of a, celebrated, celebrate, celebrates, ' +
      'is all over my feed, all over my feed, all over the feed, going around, doing the rounds, is circulating, are circulating, circulates, went viral, almost certainly, most likely, very likely, in all likelihood, in all probability, so they say, announced that it had, announced it had, announced that they had, announced having, announced that its, declared it had, declared that it had, trumpeted, trumpeting, says it, said it, say they, says they, said they, reports that, reported that, allege, alleges, alleging, purportedly, is said, are said, rumour, rumor, could be, might be, may be, looks like, look like, impossible to verify, i think, if confirmed, not confirmed, not yet confirmed, cannot be verified, could not be verified, claiming, boasted, boasts, bragged, allegedly, alleged, reportedly, purportedly, purported, apparently, seemingly, likely, probably, ' +
      'possibly, presumably, perhaps, maybe, unconfirmed, claimed, claims, claim, claiming, rumoured, rumored, ' +
      'appears, appear, seems, seem, suspected, supposedly, supposed, said to, believed to, unverified, ' +
      'according to rumours, might have, may have',
    irrealis:
      "propose, proposes, proposed, proposing, suggest, suggests, suggested, suggesting, i'd, id propose, " +
      "just as we, just as they, just as our, just like we, just like they, the way we, the way they, as we always, as they always, like we always, as usual we, they'll, we'll, you'll, i'll, he'll, she'll, it'll, that'll, they'd, we'd, you'd, he'd, theyll, youll, itll, gonna, gotta, " +
      'credited with, famous for, known for, imagine, imagining, suppose, offers to, offered to, wish, wished, dream, dreams, dreamed, allows, allowing, could have, would have, should have, was about to, were about to, tempted, urge, refused, refuses, hoping, hoped, aimed, meant, mission, wanted, wanting, task, tasked, goal, enough, to, will, would, can, could, may, might, must, should, shall, wants, want, ' +
      'plans, plan, planning, planned, intends, intend, aims, need, needs, going to, about to, trying, tries, tried, ' +
      'attempts, attempt, attempted, attempting, threatens, threatened, threatening, capable, able, designed, ' +
      'order to, ready to, hopes, hope, vows, vowed, vow, pledges, pledged, promises, promised, expected, prepares, ' +
      'preparing, let us, lets, how to, ordered, urges, urged, calls for',
    conditional:
      'whoever, whichever, to be the one that, to be the one who, to be the first to, dream of, dreams of, dreaming of, dreamt of, ' +
      'source for the claim that, source for the claim, any confirmation that, any proof that, any evidence that, is it true that, can anyone confirm, could anyone confirm, anyone confirm, anyone confirm that, does anyone know of, any truth to, any truth in, knew how, knows how, know how, knowing how, wonder how, wondered how, wondering how, asked how, asks how, taught how, teaches how, teach how, learned how, learn how, learnt how, what if, in the event, even if, as long as, provided that, whenever, every time, each time, if, unless, whether, once, until, in case',
    relative: 'which, who, that, whose, where, whom',
    head_noun:
      'navigator, navigators, taboo, taboos, brand, brands, reputation, image of, ' +
      'bomb, bombs, decal, decals, logo, sticker, stickers, patch, flag, poster, tower crane, salvo, salvos, burst, range, prices, price, scrap value, cake, debate, debates, talks, question, decision, issue, deal, contract, order, orders, manufacturer, maker, workshop, storage, warehouse, hangar, garage, museum, stories, story, duel, ace, aces, veteran, veterans, mechanic, mechanics, loader, radio operator, barrel, gun barrel, ammo rack, battles, tactics, doctrine, design, designer, engineer, engineers, instructor, instructors, cadets, recruits, biathlon, breakthrough, breakthroughs, threat, threats, drivers, medic, medics, wife, widow, son, father, brother, commander, commanders, gunfire, cannon fire, road wheel, road wheels, charger, spare parts, debris field, brigade, brigades, battalion, battalions, regiment, regiments, division, divisions, army, armies, ' +
      'company, companies, platoon, platoons, squad, corps, unit, troops, crew, crews, crewman, crewmen, crewmember, ' +
      'driver, drivers, commander, commanders, operator, operators, pilot, pilots, gunner, gunners, fire, strike, ' +
      'strikes, shelling, attack, attacks, raid, raids, assault, footage, video, videos, camera, view, shell, shells, ' +
      'round, rounds, ammunition, ammo, missile, missiles, rocket, rockets, munition, munitions, warhead, factory, ' +
      'factories, plant, plants, depot, depots, base, bases, school, academy, museum, monument, memorial, parts, part, ' +
      'engine, engines, turret, turrets, barrel, barrels, hull, armament, armour, armor, fleet, forces, force, ' +
      'warfare, war, battle, battles, production, deliveries, delivery, supply, supplies, sales, deal, program, ' +
      'programme, package, coalition, mine, mines, trap, traps, ditch, ditches, obstacle, obstacles, barrier, position, ' +
      'positions, farm, station, repair, landing, propeller, blade, wheel, wheels, tracks, tyres, hatch, ' +
      'hunter, hunters, killer, killers, simulator, toy, model, yard, park, regime, guy, guys, man, men, owner, factory, salad, salads, dressing, wheel loader, fan, fans, jersey',
    some:
      'several, many, some, multiple, numerous, various, few, dozens, dozens of, hundreds, hundreds of, tens of, ' +
      'scores of, lots of, a lot of, a few, a number of, plenty of, a couple of, couple of, a bunch of, loads of, ' +
      'most of, all, part of, a series of',
    group:
      'column, columns, convoy, convoys, battery, batteries, group, groups, platoon, company, fleet, row, rows, ' +
      'cluster, bunch, graveyard, line, lines, number, pile, mix, majority, half, remnants, lot',
    piece: 'pcs, pc, units, unit, pieces, piece, items, item, examples, example',
    media:
      'video, videos, footage, image, images, photo, photos, picture, pictures, aftermath, moment, result, results, ' +
      'view, clip, screenshot, closeup, close-up, loss, losses, wreck, wreckage, wrecks, imagery, shot, shots, remains',
    people:
      'soldiers, soldier, troops, forces, force, fighters, fighter, servicemen, personnel, crew, brigade, battalion, ' +
      'regiment, division, army, military, defenders, defender, gunners, artillerymen, marines, paratroopers, guys, ' +
      'operators, unit, units, navy, farmers, partisans, guard, border guards, pilots, infantry, militia, militants',
    adjective:
      'inflatable boat, inflatable boats, inflatable dinghy, inflatable dinghies, rigid inflatable, rigid-hulled inflatable, mounted, fitted, early warning, early-warning, warning, main, battle, heavy, light, medium, modern, modernised, modernized, upgraded, new, newest, old, rare, latest, ' +
      'first, second, third, last, same, other, single, lone, damaged, wheeled, tracked, amphibious, towed, ' +
      'self, propelled, mobile, long, range, short, parked, hidden, stationary, moving, valuable, advanced, expensive, ' +
      'infamous, famous, precious, more, additional, total, working, functional, intact, unique, so-called, entire, ' +
      'whole, large, small, big, deadly, powerful, front, line, frontline, naval, air, airborne, vdv, combat, transport, attack, civilian',
    adverb:
      'somewhat, ' +
      TRAINING_FLIGHTS +
      'itself, themselves, fiercely, brightly, merrily, furiously, happily, briskly, vigorously, steadily, quietly, nicely, further north, further south, further east, further west, farther north, farther south, further on, further down, further back, nearby, elsewhere, instead, meanwhile, apparently, definitely, successfully, precisely, accurately, literally, simply, beautifully, nicely, clearly, actually, in fact, instantly, immediately, quickly, effectively, outright, in one go, at once, thoroughly, irretrievably, irreparably, already, also, too, again, today, yesterday, tonight, overnight, now, recently, earlier, later, here, there, ' +
      'last, this, just, only, even, well, early, late, soon, once, twice, up, down, out, so, yet, still, far, ' +
      'before, afterwards, completely, totally, fully, partially, badly, severely, heavily, seriously, slightly, ' +
      'subsequently, then, first, finally, almost, nearly, beyond repair, almost completely',
    measure:
      'mm, cm, km, kms, kilometers, kilometres, m, metres, meters, miles, kg, tons, tonnes, t, pm, am, hours, ' +
      'days, minutes, weeks, months, years, percent, million, billion, thousand, dollars, euros, st, nd, rd, th, x4, x6',
    at_least: 'at least, more than, over, no fewer than, no less than, not less than, minimum',
    about: 'about, around, approximately, approx, some, up to, nearly, almost, roughly',
    another:
      'a second one, a third one, another one, a second, a third, another, one more, yet another, also, as well, additional, additionally, too, other',
    each: 'each, every, any, per, whenever',
    made:
      'laid down, commissioned, entered service, made, built, supplied, donated, provided, produced, manufactured, given, delivered, gifted, funded, style, ' +
      'era, designed, origin, type, pattern, bought, purchased, sourced, developed, transferred, furnished, licensed, speaking',
    military:
      'military, army, combat, armoured, armored, war, enemy, troop, troops, occupier, occupation',
    civilian:
      'bakery, farm, farmer, farmers, school, utility, utilities, delivery, delivery van, postal, garbage, grain, tourist, commuter, charity, supermarket, civilian, civilians, civil, passenger, private, evacuation, humanitarian, red cross, police, ambulance, rescue, ' +
      'merchant, fishing, cruise, municipal, hospital, un, osce',
    not_a_tank:
      'filling the, fill the, fill up the, filled the, top up the, topping up the, full, empty, half a, diesel, kerosene, petrol, fuel-filled, sewage, milk, wine, beer, hot water, aquarium, shark, dunk, think, tropical, ballast, expansion, holding, fuel, water, oil, gas, storage, fish, septic, propane, petrol, lpg, think, oxygen, gasoline, anti, grain, chemical',
    munition: 'kamikaze, suicide, fpv, one-way, loitering, strike, attack, explosive, exploding',
    enemy: 'enemy, enemys, hostile, adversary, opponent, opponents',
    losses: 'losses, loss, lost',
    materiel: 'equipment, hardware, materiel, armour, armor, vehicles, losses',
    belonging:
      'belonging to, operated by, used by, owned by, of, from, in service with, manned by, in the service of, crewed by',
    unreal:
      'interstate, autobahn, traffic accident, road accident, car accident, road crash, highway patrol, traffic police, in the tender, army trials, comparative trials, in the trials, ' +
      'drunk driver, drunken driver, drunk driving, without military cargo, traffic jam, rush hour, ' +
      'the simulator, wooden tanks, plywood tanks, for the course, practised on, practiced on, as targets, target drone, target drones, sapper course, ' +
      'downrange, target hulk, target hulks, hard target, hard targets, for target practice, as a target, at a range in, firing range, shooting range, on the range, live-fire, live fire, gunnery, gunnery competition, january 2014, february 2014, march 2014, april 2014, may 2014, june 2014, july 2014, august 2014, september 2014, october 2014, november 2014, december 2014, january 2015, february 2015, march 2015, april 2015, may 2015, june 2015, july 2015, august 2015, summer of 2014, winter of 2015, poklonnaya, poklonnaya hill, victory park, patriot park, red square, khreshchatyk, mykhailivska square, tabby, kitten, kittens, puppy, puppies, purrs, purring, pregnant, gluing, glued together, airbrush, airbrushed, decals, scale kit, model kit, tamiya, trumpeter kit, meng, diorama, dioramas, live-fire phase, live fire phase, field manoeuvres, war games, wargames, instructors, recruits, cadets, reenactment, re-enactment, reenactors, screenplay, film set, thriller, blockbuster, cosplay, tabletop, ' +
      'exhibition, exhibited, exhibit, exhibits, exhibiting, on display, displayed, displays, parade, pedestal, auction, wargame, war game, movie, plywood, cardboard, papier mache, plasticine, lego, scale model, donbas arena, ai-generated, photoshop, cgi, deepfake, years ago, in soviet times, fake, staged, hoax, exercise, exercises, drill, drills, training, rehearsal, simulation, simulated, mock, ' +
      'mockup, mock-up, museum, computer game, decoy, decoys, dummy, inflatable, video game, arma 3, arma, movie, film, toy, ' +
      '' +
      'reward, bonus, bounty',
    tally:
      'at the last count, at last count, by their count, by its count, list of destroyed, own list of, in figures, in numbers, year in review, results of the year, totals for, in total for, grand total, since the start, since the beginning, since start, since february 24, since 24 february, general staff, so far, total losses, losses of the enemy, ' +
      'combat losses, total combat losses, as of, days of war, days of the war, days of full-scale war, days of full scale war, more than half, ' +
      'since the invasion, estimated, consists of, makes up',
    count_period:
      'past day, last day, past 24, last 24, past 24 hours, last 24 hours, over the day, per day, during the day, ministry of defence, ministry of defense, ' +
      'defence ministry, defense ministry, mod said, past week, last week, past month, last month, in total',
    pronoun:
      'it, she, they, them, which, the thing, this thing, the whole thing, the beast, the old girl, a second one, a third one, another one, the second one, the third one, the other one, the others, the rest',
    plural_pronoun: 'they, them',
    object_pronoun: 'it, them, him, her',
    own: 'own',
    we: 'we, us',
    ours: 'our, ours, my',
    all_of_it: 'all, everything, both, neither',
    assault:
      'assault, attack, offensive, counterattack, counter-attack, counteroffensive, counterstrike, crew, crews, pilot, crewmen, tankers, armour, armor, vehicle, vehicles, equipment, hardware, advance, push, breakthrough',
    brigade: 'brigade, bde, brig, omb, ombr',
    times: 'x, х',
    game:
      'playtest, playtests, alpha build, beta build, closed beta, open beta, damage model, early access, patch notes, gunner heat pc, gunner heat, ghpc, combat mission bs, combat mission cold war, cmbs, cmcw, aar in comments, aar in the comments, warno, call to arms, ' +
      'gates of hell, men of war ii, hell let loose, world of warships, pleco, discus, cichlid, cichlids, guppy, guppies, betta, nitrates, aquascape, ' +
      'disqualified, team name, high score, bolt action, homebrew, pts, objective marker, objective markers, battle report, dice, d6, miniatures, kitbash, kitbashed, terrain board, army list, points list, pub quiz, quiz night, quiz, trivia, fantasy football, team names, crossword, aita, also me, banned from the server, kicked from the server, the game server, my loadout, mission editor, on hard mode, final boss, dnf, escape room, karaoke, my base rush, lobby chat, gaijin, uninstalling, uninstalled, spall liners, teammate, teammates, lobby, from across the map, capture points, captured points, cap point, in-game, ingame, nerf, nerfed, buffed, battle rating, spawned, spawn point, noob, noobs, tier list, wargaming, hearts of iron, loadout, killstreak, speedrun, lets play, chess, grandmaster, grandmasters, checkmate, gambit, chessboard, board game, boardgame, warhammer, paintball, airsoft, laser tag, lan party, steam sale, esports, esport, lego, playmobil, hot wheels, ' +
      'war thunder, world of tanks, warthunder, arma, arma 3, dcs, dcs world, steel beasts, battlefield 2042, call of duty, squad 44, ' +
      'combat mission shock force, combat mission black sea, gameplay, video game, videogame, computer game, sim battles, ranked match, respawn, respawned, uptiered, ' +
      'tech tree, matchmaking, deathmatch, xbox, playstation, twitch stream, wargame red dragon, il-2 sturmovik, flight simulator',
    refutes:
      'still on duty, is on duty, drove past, sends greetings, send greetings, landed at, landed safely, invented by, it was filmed today, answered at, ' +
      'let in saw, saw only, found only, saw no trace, found no trace, saw no sign of, found no sign of, showed no trace, show no trace, show no sign, shows no sign, not supported by, is not supported, are not supported, not borne out, not backed up, not backed by, contradicted by, contradicts, contradict, unfounded, baseless, groundless, without foundation, made up, invented, nothing was lost, nothing was hit, nothing was destroyed, nothing was shot down, nobody shot down, no one shot down, nothing burned, the picture is of, the photo is of, the picture is from, the photo is from, the photo shows, the video is from, the footage is from, the picture was taken in, the photo was taken in, has no ka, proves the opposite, proved otherwise, proves otherwise, show otherwise, shows otherwise, did not take place, never took place, never existed, does not exist, do not exist, is in service, are in service, every launcher is, every single one, all of them are fine, all launchers are, all systems are in place, no such loss, no losses among, are all present, is alive and kicking, is in fact, was in fact, in reality, in truth, is actually, was actually, turned out to be, nonsense, laughed, laughs, laughable, rubbish, ridiculous, impossible, untrue, not true, is false, was false, are false, were false, false claim, ' +
      'false claims, disinformation, it is a lie, thats a lie, fabricated, accounted for, unharmed, undamaged, in place and works, ' +
      'returned to base, returned to their bases, safe and sound, alive and well, remains operational, still operational, ' +
      'fully operational, still in service, still works, still working, debunked, refuted, refutes, refute, disproved, ' +
      `${eachWith(eachWith('called, calls, branded, labelled, dubbed', 'the report, the claim, the claims, the statement, the video, it, that, this'), 'fake, a fake, false, a lie, fiction, fantasy, nonsense, untrue, propaganda, lies, untruthful')}, ` +
      'denied, denies, deny, did not happen, never happened, in fact intact, is intact, are intact, all intact',
    fuel_store:
      'oil depot, fuel depot, oil storage, fuel storage, tank farm, refinery, oil refinery, oil terminal, fuel terminal, oil base, ' +
      'petroleum depot, fuel base, oil products depot',
    denies:
      `${eachWith('every single one, every one of them, each of them, each one, all of them', 'is working, are working, is still working, are still working, is in service, are in service, is operational, are operational, is intact, are in place, is in place')}, ` +
      `${eachWith('called it, calls it, call it', 'a lie that, false that, nonsense that, untrue that')}, ` +
      'a lie that, false that, nonsense that, fiction that, ' +
      'so-called destroyed, so-called downed, so-called burnt, so-called captured, that was said to be, ' +
      'dismissed as, dismisses as, dismissed reports, dismissed a report, dismissed the report, dismissed claims, dismissed the claim, dismissed rumours, dismissed rumors, brushed aside, denied reports, denied a report, denied the report, denied claims, denied that a, denied that an, denied that any, denied losing, denies losing, denied having lost, rejected reports, rejected claims, rejected a report, as invention, as an invention, as fiction, as fabrication, as a fabrication, as disinformation, as propaganda, as a hoax, as a fake, no truth in, there is no truth, no truth to, pure fiction, pure invention, pure fantasy',
    fratricide:
      'friendly fire, blue on blue, fratricide, fratricidal, own goal, by their own side, by its own side, by his own side, ' +
      'by their own air defence, by their own air defense, by its own air defence, by its own air defense, by own air defence, ' +
      'by own air defense, by their own forces, by its own forces, by their own troops, their own missile, by mistake, ' +
      'friendly mine, friendly mines, friendly minefield, by its own sappers, by their own sappers, ' +
      'by its own mine, by its own mines, by their own mine, by own forces, by own troops, one of its own, one of their own',
  },
  numbers: ENGLISH_NUMBERS,
  participleEndings: [],
  statuses: ENGLISH_STATUSES,
  separable: [
    ...ENGLISH_SEPARABLE,
    ...ENGLISH_SHORT_SEPARABLE,
    ...ENGLISH_ENDS_SEPARABLE,
    ...ENGLISH_REPORTS_SEPARABLE,
  ],
  idioms: `${ENGLISH_IDIOMS}, ${ENGLISH_REPORTS_IDIOMS}`,
};
