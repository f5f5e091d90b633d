// Which columns and tables the names in people's words are: as they are written first, by the planner's
// own linker where they are not.
import type { Field, ManifestIndex, Model } from '../../data-source/manifest.ts';
import type { Locale } from '../../i18n/locale.ts';
import { linkQuestion } from '../../language/link-question.ts';
import type { Cutting } from '../../language/linker.ts';
import type { Target } from '../../language/links.ts';
import { fold } from '../../language/locale/fold.ts';
import { type SchemaIndex, schemaIndex } from '../../language/schema-index.ts';
import { datesSaid, saysDate } from './dates-said.ts';

export interface FieldOf {
  readonly model: Model;
  readonly field: Field;
}

export interface Linked {
  readonly text: string;
  readonly targets: readonly { readonly target: Target; readonly score: number }[];
}

export interface Names {
  readonly index: SchemaIndex;
  readonly manifest: ManifestIndex;
  readonly locale: Locale;
  /** Fields of a name, those of models that are spoken of first. */
  fields(name: string, table?: string, exact?: boolean): readonly FieldOf[];
  model(name: string): Model | undefined;
  /** What the linker makes of words: the targets of its best cutting, each stretch with its choices. */
  links(words: string): readonly Linked[];
  /** Words of a text that nothing was made of. */
  unread(words: string): readonly string[];
}

const wellLinked = 0.62;

/** `near`: names of models that the case speaks of. */
export function namesOf(manifest: ManifestIndex, locale: Locale, near: ReadonlySet<string>): Names {
  const index = schemaIndex(manifest);
  const fields = new Map<string, FieldOf[]>();
  const models = new Map<string, Model>();
  for (const model of manifest.manifest.models) {
    for (const name of [model.name, model.table.name, model.label, model.plural, ...(model.synonyms ?? [])]) {
      const known = models.get(plain(name));
      if (!known || known.isView) models.set(plain(name), model);
    }
    for (const field of model.fields) {
      const own = [field.name, field.column, field.label, ...(field.synonyms ?? [])].map(plain);
      for (const name of new Set(own)) fields.set(name, [...(fields.get(name) ?? []), { model, field }]);
    }
  }
  const clock = { locale, now: new Date(0), timeZone: 'UTC' };
  // The same words are looked at from many sides, and cutting them up is what takes the time.
  const cuttings = new Map<string, Cutting | undefined>();
  const cut = (words: string): Cutting | undefined => {
    if (!cuttings.has(words)) cuttings.set(words, linkQuestion(words, clock, index)[0]);
    return cuttings.get(words);
  };
  const unread: Names['unread'] = (words) => {
    const cutting = cut(words);
    return (cutting?.spans ?? []).flatMap((span) => {
      const token = cutting?.tokens[span.start];
      return (span.kind === 'word' || span.kind === 'literal') && token?.kind === 'word' ? [token.text] : [];
    });
  };
  const links: Names['links'] = (words) => {
    const cutting = cut(words);
    return (cutting?.spans ?? []).flatMap((span) =>
      span.kind === 'link'
        ? [
            {
              text:
                cutting?.tokens
                  .slice(span.start, span.end)
                  .map(({ text }) => text)
                  .join(' ') ?? '',
              targets: span.candidates.map(({ target, score }) => ({ target, score })),
            },
          ]
        : [],
    );
  };
  const nearFirst = (list: readonly FieldOf[]) =>
    [...list].sort((left, right) => rank(left.model) - rank(right.model));
  const rank = (model: Model) => (near.has(model.name) ? 0 : 1) + (model.isView ? 2 : 0);
  return {
    index,
    manifest,
    locale,
    links,
    unread,
    model: (name) => models.get(plain(name)),
    fields(name, table, exact = false) {
      const owner = table === undefined ? undefined : models.get(plain(table));
      const written = nearFirst(fields.get(plain(name)) ?? []);
      if (owner) {
        const own = written.filter(({ model }) => model === owner);
        return own.length > 0 ? own : written.filter(({ model }) => isNeighbour(owner, model));
      }
      if (written.length > 0 || exact) return written;
      const [only, ...more] = links(name);
      const owned = only && more.length === 1 ? ownedFields([only, ...more], name) : [];
      if (owned.length > 0) return nearFirst(owned);
      if (!only || more.length > 0) return saysDate(name) ? nearFirst(datesSaid(name, manifest)) : [];
      const found = only.targets.flatMap(({ target, score }) =>
        target.kind === 'field' && score >= wellLinked ? [{ model: target.model, field: target.field }] : [],
      );
      return nearFirst(found);
    },
  };
}

/** "The order's status", "status of the order": a model and a column of it, and nothing else. */
function ownedFields(links: readonly Linked[], name: string): FieldOf[] {
  const wellKnown = links.map(({ targets }) => targets.filter(({ score }) => score >= wellLinked));
  const owners = wellKnown
    .flat()
    .flatMap(({ target, score }) => (target.kind === 'model' && score >= 0.8 ? [target.model] : []));
  const rest = links.reduce((left, { text }) => left.replace(text, ' '), name.replace(/['’]s?(?=\s)/gu, ''));
  if (/[\p{L}\p{N}]{4,}/u.test(rest)) return [];
  return wellKnown.flatMap(([first, ...others]) =>
    [first, ...others].flatMap((one) => {
      // "Paid invoices" are those of a state before they are the day of payment.
      if (
        one?.target.kind !== 'field' ||
        !owners.includes(one.target.model) ||
        first?.target.kind === 'value'
      )
        return [];
      return [{ model: one.target.model, field: one.target.field }];
    }),
  );
}

function isNeighbour(owner: Model, model: Model): boolean {
  return owner.relations.some(({ to, kind }) => kind === 'one' && to === model.name);
}

/** Without case, accents and signs: "Total Users", `total_users` and "totalusers" are one name. */
export function plain(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}
