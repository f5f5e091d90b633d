import { expect, it } from 'vitest';
import { shopManifest } from '../../testing/shop-manifest.ts';
import { sourceTypes } from './source-types.ts';

it('the models and the columns of each alias are these types', () => {
  const models = shopManifest.models
    .filter(({ name }) => name === 'customers' || name === 'tags')
    .map((model) => ({
      ...model,
      fields: model.fields.map((field) => (field.name === 'name' ? { ...field, masked: true } : field)),
    }));
  const names = {
    aliases: new Map([
      ['c', new Set(['customers'])],
      ['x', new Set(['nowhere'])],
      ['q', new Set<string>()],
    ]),
    ofQueries: new Set(['q']),
    outputs: new Set(['n']),
  };
  expect(sourceTypes(models, names)).toBe(`interface Models { "customers": true; "tags": true }
type Alias = "c" | "x" | "q";
type Output = "n";
interface Columns {
  "c.id": "number";
  "c.name": "masked";
  "c.country_id": "number";
  "c.credit": "number";
  "c.born_on": "date";
  "c.active": "flag";
  "q.n": any;
}
`);
});

it('an alias of two models that have a column of one name has it without a type', () => {
  const models = [
    { name: 'a', fields: [{ name: 'x', type: 'text' as const }], relations: [] },
    { name: 'b', fields: [{ name: 'x', type: 'date' as const }], relations: [] },
  ];
  const names = {
    aliases: new Map([['o', new Set(['a', 'b'])]]),
    ofQueries: new Set<string>(),
    outputs: new Set<string>(),
  };
  expect(sourceTypes(models, names)).toContain('"o.x": any;');
});
