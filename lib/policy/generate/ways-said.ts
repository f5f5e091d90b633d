// "The substitute, not the trainer": where several ways lead to the same things, words that name one of them say which
// is meant.
import type { Model, Relation } from '../../data-source/manifest.ts';
import { tokenize } from '../../language/locale/tokens.ts';
import type { Names } from './names.ts';
import { wayOf } from './plan-facts.ts';
import type { EffectChoice } from './proposal.ts';

/** A key says what it is the key of, and that it is one. */
const ofKey = /^(?:id|key|no|code|de|del|la|el|of|the|by|por)$/;

export function waysSaid(words: string, names: Names, owners: readonly Model[]): EffectChoice[] {
  const said = new Set(stemsOf(words, names));
  return owners.flatMap((owner) =>
    owner.relations.flatMap((relation): EffectChoice[] => {
      const others = owner.relations.filter(
        (other) => other !== relation && other.kind === 'one' && other.to === relation.to,
      );
      if (relation.kind !== 'one' || others.length === 0 || !isNamed(relation, said, names)) return [];
      const effect = { kind: 'joinPath', from: owner.name, to: relation.to, path: relation.name } as const;
      return [
        {
          effect,
          triggers: [],
          demanded: new Set([wayOf({ owner, relation })]),
          refused: new Set(others.map((other) => wayOf({ owner, relation: other }))),
        },
      ];
    }),
  );
}

function isNamed({ name, label }: Relation, said: ReadonlySet<string>, names: Names): boolean {
  return [name.replaceAll('_', ' '), label].some((one) => {
    const stems = stemsOf(one, names);
    return stems.length > 0 && stems.every((stem) => said.has(stem));
  });
}

function stemsOf(words: string, { locale }: Names): string[] {
  return tokenize(words, locale).flatMap(({ kind, folded, schemaStem }) =>
    kind === 'punctuation' || ofKey.test(folded) ? [] : [schemaStem],
  );
}
