import { it } from 'vitest';
import { loadReferenceData } from '../../../src/app/reference-data.ts';
import { namesOfThings, sharedNames, strayFamilies, mixedScriptWords, regionProblem, outsideItsCountry, repeated } from './reference-checks.ts';
it('shows', async () => {
  const r = await loadReferenceData();
  for (const [k, v] of sharedNames(namesOfThings(r))) console.log(k, '=>', v.map((x) => x.kind + ':' + x.name).join(' | '));
  const models = r.equipment.flatMap((f) => f.models);
  console.log('stray', strayFamilies(models));
  console.log('rep models', repeated(models.map((m) => m.model)));
  const places = r.places.flatMap((f) => f.places);
  const regions = new Map(places.filter((p) => p.kind === 'oblast' || (p.admin1 === null && p.kind === 'city')).map((p) => [p.name, p]));
  console.log('region', places.map((p) => regionProblem(p, regions)).filter(Boolean));
  console.log('outside', places.filter(outsideItsCountry).map((p) => p.place_id));
  console.log('rep ids', repeated(places.map((p) => p.place_id)));
  const ps = sharedNames(places.map((p) => [{ kind: 'place', name: `${p.name}` }, [p.name, ...p.aliases]] as const));
  console.log('places', ps.size); for (const [k, v] of ps) console.log(k, '=>', v.map((x) => x.name).join(' | '));
  const all = [...namesOfThings(r).flatMap(([, a]) => a), ...places.flatMap((p) => [p.name, ...p.aliases])];
  console.log('mixed', all.filter((a) => mixedScriptWords(a).length > 0));
});
