import { describe, expect, it } from 'vitest';
import { loadReferenceData } from '../../../src/app/reference-data.ts';
import { CATEGORIES } from '../../../src/domain/vocabulary.ts';
import { Crosswalk } from '../../../src/extract/equipment/crosswalk.ts';
import {
  mixedScriptWords,
  namesOfThings,
  repeated,
  sharedNames,
  strayFamilies,
} from './reference-checks.ts';

const reference = await loadReferenceData();
const models = reference.equipment.flatMap((file) => file.models);
const { weapons } = reference.weapons;
const names = namesOfThings(reference);

/** Owners that share a name on purpose. */
const MEANT: readonly (readonly [owners: readonly string[], why: string])[] = [
  [['model:M142 HIMARS', 'weapon:HIMARS'], 'the launcher is lost, its strike is a cause'],
  [['model:SPG-9', 'weapon:SPG-9'], 'the gun is lost, its fire is a cause'],
  [['model:Bayraktar TB2', 'weapon:Bayraktar TB2'], 'the aircraft is lost, its strike is a cause'],
  [
    ['class:Self-Propelled Artillery', 'class:Towed Artillery'],
    '"howitzer" alone does not say whether it is towed',
  ],
  [
    ['class:Self-Propelled Artillery', 'class:Towed Artillery', 'weapon:Artillery'],
    '"artillery" is destroyed and destroys',
  ],
  [
    ['model:2A36 Giatsint-B', 'model:2S5 Giatsint-S'],
    'towed or self-propelled: «Гиацинт» says neither',
  ],
  [['model:2A65 Msta-B', 'model:2S19 Msta-S'], 'towed or self-propelled: «Мста» says neither'],
];
const meantOwners = new Set(MEANT.map(([owners]) => owners.join(' + ')));

function unmeant(shared: ReturnType<typeof sharedNames>): readonly string[] {
  return [...shared].flatMap(([key, claimants]) => {
    const owners = claimants.map(({ kind, name }) => `${kind}:${name}`).sort();
    return meantOwners.has(owners.join(' + ')) ? [] : [`"${key}": ${owners.join(', ')}`];
  });
}

describe('data/equipment', () => {
  it('holds one file for each category', () => {
    const categories = reference.equipment.map(({ category }) => category);
    expect([...categories].sort()).toEqual([...CATEGORIES].sort());
  });

  it('names at least 1,000 models, and words for every category in three languages', () => {
    expect(models.length).toBeGreaterThanOrEqual(1_000);
    for (const { category, class_nouns } of reference.equipment) {
      expect(class_nouns.en, category).not.toEqual([]);
      expect(class_nouns.uk, category).not.toEqual([]);
      expect(class_nouns.ru, category).not.toEqual([]);
    }
  });

  it('names no model twice', () => {
    expect(repeated(models.map(({ model }) => model))).toEqual([]);
    expect(repeated(['T-72', 'T-80', 'T-72'])).toEqual(['T-72']);
  });

  it('puts every model into a family that is shared or told by its own names', () => {
    expect(strayFamilies(models)).toEqual([]);
  });

  it('knows the family of the seed article, whose parts are different things', () => {
    const gvozdika = models.find(({ model }) => model === '2S1 Gvozdika');
    expect(gvozdika).toMatchObject({ family: '2S1', country_of_production: 'SUN' });
    const lancet = weapons.find(({ name }) => name === 'Lancet');
    expect(lancet).toMatchObject({ kind: 'loitering munition', users: ['RUS'] });
  });
});

describe('data/equipment-crosswalk.json', () => {
  const { crosswalk } = reference;

  it('files every category once', () => {
    expect(crosswalk.categories.map(({ category }) => category)).toEqual([...CATEGORIES]);
  });

  it('excepts only families and models that there are, each once', () => {
    const families = new Set(models.map(({ family }) => family));
    const names = new Set(models.map(({ model }) => model));
    const excepted = crosswalk.families.map(({ family }) => family);
    expect(excepted.filter((family) => !families.has(family))).toEqual([]);
    expect(crosswalk.models.filter(({ model }) => !names.has(model))).toEqual([]);
    expect(repeated([...excepted, ...crosswalk.models.map(({ model }) => model)])).toEqual([]);
  });

  it('counts a transport aircraft as no combat aircraft', () => {
    const other = new Crosswalk(crosswalk);
    const aircraft = { category: 'Aircraft', model: null } as const;
    expect(other.classesOf({ ...aircraft, family: 'Su-25' })?.un_register_class).toBe(
      'IV(a) Manned combat aircraft',
    );
    expect(other.classesOf({ ...aircraft, family: 'An-26' })?.un_register_class).toBeNull();
  });
});

describe('data/equipment-tags.json', () => {
  it('has words in three languages for each tag, no tag twice', () => {
    const { tags } = reference.equipmentTags;
    expect(repeated(tags.map(({ tag }) => tag))).toEqual([]);
    for (const { tag, words } of tags) {
      for (const list of [words.en, words.uk, words.ru]) expect(list, tag).not.toEqual([]);
    }
  });
});

describe('data/weapons.json', () => {
  it('names at least 60 weapons, none twice', () => {
    expect(weapons.length).toBeGreaterThanOrEqual(60);
    expect(repeated(weapons.map(({ name }) => name))).toEqual([]);
  });

  it('lists users that are belligerents', () => {
    const codes = new Set(reference.belligerents.belligerents.map(({ code }) => code));
    const others = weapons.filter(({ users }) => !users.every((user) => codes.has(user)));
    expect(others.map(({ name }) => name)).toEqual([]);
  });
});

describe('names of equipment and weapons', () => {
  it('belong to one model or weapon each, but for those meant to be shared', () => {
    expect(unmeant(sharedNames(names))).toEqual([]);
  });

  it('keep to one script within a word', () => {
    const mixed = names.flatMap(([, aliases]) => aliases.flatMap(mixedScriptWords));
    expect(mixed).toEqual([]);
  });
});

describe('the checks of names', () => {
  it('refuse an alias of two models, however it is written', () => {
    const shared = sharedNames([
      [{ kind: 'model', name: 'T-72B3' }, ['T-72B3']],
      [{ kind: 'model', name: 'T-72B3 twin' }, ['T72 B3']],
    ]);
    expect(unmeant(shared)).toEqual(['"t 72 b 3": model:T-72B3, model:T-72B3 twin']);
  });

  it('refuse case forms of one Cyrillic word for two models', () => {
    const shared = sharedNames([
      [{ kind: 'model', name: '2S1 Gvozdika' }, ['Гвоздика']],
      [{ kind: 'model', name: 'other' }, ['Гвоздики']],
    ]);
    expect(unmeant(shared)).toHaveLength(1);
  });

  it('refuse a Latin letter that passes for a Cyrillic one', () => {
    expect(mixedScriptWords('Т-72Б3')).toEqual([]);
    expect(mixedScriptWords('T-72B3')).toEqual([]);
    expect(mixedScriptWords('T-72Б3')).toEqual(['T-72Б3']);
    expect(mixedScriptWords('FPV-дрон')).toEqual([]);
  });

  it('refuse a family that no name tells', () => {
    const stray = {
      model: '2S1 Gvozdika',
      family: '2S3',
      country_of_production: null,
      aliases: [],
      grau: [],
    };
    expect(strayFamilies([stray])).toEqual(['2S3']);
    expect(strayFamilies([stray, { ...stray, model: '2S3 Akatsiya' }])).toEqual([]);
    expect(strayFamilies([{ ...stray, family: '2S1' }])).toEqual([]);
  });
});
