import type { Field, Model, Relation } from '../../data-source/manifest.ts';

/** What the compiler is told of a model that the asker may see: names, types and how it leads to others. */
export interface TypedModel {
  readonly name: Model['name'];
  readonly fields: readonly Pick<Field, 'name' | 'type' | 'masked'>[];
  readonly relations: readonly Pick<Relation, 'to' | 'on'>[];
}
