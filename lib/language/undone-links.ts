// "unassigned tickets", "unanswered messages": what has not been done to a thing, where its key or its day is
// kept and may be missing. The deed itself names the column, as it is or by a word that stands for it.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { isDate } from './reader/nodes.ts';
import type { SchemaIndex } from './schema-index.ts';
import { spellOut, stemOf } from './schema-words.ts';
import type { ValueMatch } from './value-links.ts';

/** The deed that a word denies: "assigned" of "unassigned", not "united". English only; others say "not". */
export function undone(token: Token): string | undefined {
  return /^un(?!der|it|i[fov])(?<deed>[a-z]{2,}(ed|id|nt|wn|en|ld))$/.exec(token.folded)?.groups?.deed;
}

/** The words that deny a deed, for every model where it may be missing. */
export function undoneMatches(tokens: readonly Token[], index: SchemaIndex): ValueMatch[] {
  return tokens.flatMap((token, start) => {
    const deed = undone(token);
    // A state or a column of that name says it better.
    if (!deed || token.quoted || index.values.has(token.folded) || index.names.has(token.schemaStem))
      return [];
    const near = [deed, stemOf(deed)].flatMap((word) => index.near.en.get(word) ?? []);
    // Of "ship date" the date is no word for shipping.
    const stems = new Set(near.flatMap(([first = '', ...more]) => (more.length === 0 ? [first] : [])));
    return index.manifest.manifest.models.flatMap((model) => {
      const field = model.isView ? undefined : missingField(model, stems, stemOf(deed));
      if (!field) return [];
      const condition = { path: field.name, op: 'isNull' as const };
      return [
        {
          start,
          end: start + 1,
          candidate: { target: { kind: 'condition' as const, model, condition }, score: 0.95 },
        },
      ];
    });
  });
}

function missingField(model: Model, stems: ReadonlySet<string>, deed: string): Field | undefined {
  const root = deed.slice(0, 5);
  const open = model.fields.filter((field) => field.nullable && (isDate(field) || isPointer(model, field)));
  const named = (tells: (stem: string) => boolean) =>
    open.find((field) => spellOut(senseOf(field)).some((word) => tells(stemOf(word))));
  return (
    named((stem) => stem === deed || (root.length >= 4 && stem.startsWith(root))) ??
    named((stem) => stems.has(stem))
  );
}

function isPointer(model: Model, field: Field): boolean {
  return model.relations.some(
    (relation) => relation.kind === 'one' && relation.on.length === 1 && relation.on[0]?.from === field.name,
  );
}
