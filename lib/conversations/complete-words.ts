// Words that the question being typed may go on with: models, fields and values of the source, as this person
// may see it. Nothing is read from the source for it.
import type { SignedIn } from '../auth/signed-in.ts';
import type { AccessRules } from '../data-source/access.ts';
import type { Manifest } from '../data-source/manifest.ts';
import { visibleManifest } from '../data-source/visibility.ts';
import type { Database } from '../db/client.ts';
import type { Locale } from '../i18n/locale.ts';
import { fold } from '../language/locale/fold.ts';
import { spokenPlurals, spokenWords } from '../language/spoken-words.ts';
import { accessFor } from './access-for.ts';
import type { AssistantRuntime } from './assistant-runtime.ts';

export interface Completion {
  readonly text: string;
  readonly kind: 'model' | 'field' | 'value';
  /** The model of a field, or the field of a value, where it is only one; of a translation, what is translated. */
  readonly of?: string;
}

export interface Completions {
  /** Characters before the caret that a completion takes the place of. */
  readonly replaces: number;
  readonly completions: readonly Completion[];
}

interface Entry extends Completion {
  /** Folded, what typing is compared with. */
  readonly key: string;
  /** Folded, the names of the models it is in; and of the fields, where it is a value. */
  readonly models: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
}

const shown = 6;
/** A label of more words is found by its first ones. */
const mostWords = 3;
const leastTyped = 2;
const setsKept = 20;
/** Values are long lists of short words; those that are sentences are not typed. */
const longestValue = 60;

export async function completeWords(
  database: Database,
  actor: SignedIn,
  {
    text,
    sourceId,
    locale,
  }: { readonly text: string; readonly sourceId?: string | undefined; readonly locale: Locale },
  runtime: (sourceId?: string) => Promise<AssistantRuntime>,
): Promise<Completions> {
  const { manifest, sourceId: of } = await runtime(sourceId);
  const access = await accessFor(database, { sourceId: of, manifest, actor });
  return completionsOf(entriesFor(manifest, access, locale), text);
}

/** The longest end of what was typed that begins something counts; the whole of it is no completion. */
export function completionsOf(entries: readonly Entry[], typed: string): Completions {
  const starts = [...typed.matchAll(/\S+/gu)].slice(-mostWords).map(({ index }) => index);
  if (/\s$/u.test(typed)) return { replaces: 0, completions: [] };
  for (const start of starts) {
    const end = typed.slice(start);
    const key = fold(end);
    if (key.length < leastTyped) continue;
    const found: Entry[] = [];
    for (let at = firstFrom(entries, key); entries[at]?.key.startsWith(key); at += 1) {
      const entry = entries[at] as Entry;
      if (entry.key !== key) found.push(entry);
      // Enough to choose the best from; a letter that begins half of everything helps nobody.
      if (found.length > 200) break;
    }
    if (found.length === 0) continue;
    const before = ` ${fold(typed.slice(0, start))} `;
    const ranked = found.map((entry) => ({ entry, place: placeOf(entry, before) }));
    ranked.sort((a, b) => a.place - b.place || a.entry.key.length - b.entry.key.length);
    const completions = ranked
      .slice(0, shown)
      .map(({ entry: { kind, text, of } }) => ({ kind, text, ...(of === undefined ? {} : { of }) }));
    return { replaces: end.length, completions };
  }
  return { replaces: 0, completions: [] };
}

const rank = { model: 0, field: 1, value: 2 } as const;

/**
 * After "orders with status" come its values, those of orders before those of others; else the tables, the fields of
 * the tables that were said, the other fields, and the values likewise.
 */
function placeOf({ kind, models, fields }: Entry, before: string): number {
  const said = (names: ReadonlySet<string>) => [...names].some((name) => before.includes(` ${name} `));
  const elsewhere = kind !== 'model' && !said(models) ? 1 : 0;
  if (said(fields)) return elsewhere - 2;
  return rank[kind] * 2 + elsewhere;
}

const none: ReadonlySet<string> = new Set();

/**
 * Everything of a manifest that can be typed, in the order of its keys; the things that everybody knows also in the
 * language of whoever types, with the name that they have here.
 */
export function entriesOf({ models }: Manifest, locale: Locale): readonly Entry[] {
  const entries = new Map<string, Entry>();
  const add = (kind: Completion['kind'], text: string, of?: string, inModel = none, inField = none) => {
    const key = fold(text);
    const id = `${kind} ${key}`;
    const known = entries.get(id);
    const models = known ? new Set([...known.models, ...inModel]) : inModel;
    const fields = known ? new Set([...known.fields, ...inField]) : inField;
    if (!known) entries.set(id, { kind, text, key, models, fields, ...(of === undefined ? {} : { of }) });
    else
      entries.set(id, {
        kind,
        text: known.text,
        key,
        models,
        fields,
        ...(known.of === of && of !== undefined ? { of } : {}),
      });
  };
  for (const model of models) {
    if (model.isJunction) continue;
    const names = [model.plural, ...(model.synonyms ?? [])];
    const spoken = spokenPlurals(model.plural, locale);
    for (const word of names) add('model', word);
    for (const word of spoken) add('model', word, model.plural);
    const inModel = new Set([model.label, ...names, ...spoken].map(fold));
    for (const field of model.fields) {
      const labels = [field.label, ...(field.synonyms ?? [])];
      const labelsSpoken = spokenWords(field.label, locale);
      for (const word of labels) add('field', word, model.plural, inModel);
      for (const word of labelsSpoken) add('field', word, field.label, inModel);
      const inField = new Set([...labels, ...labelsSpoken].map(fold));
      for (const value of field.enumValues ?? field.values ?? []) {
        if (value.length > 1 && value.length <= longestValue)
          add('value', value, field.label, inModel, inField);
      }
    }
  }
  return [...entries.values()].sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
}

// Made once for a manifest and what somebody may see of it, not with every letter.
const made = new WeakMap<Manifest, Map<string, readonly Entry[]>>();

function entriesFor(manifest: Manifest, access: AccessRules, locale: Locale): readonly Entry[] {
  const sets = made.get(manifest) ?? new Map<string, readonly Entry[]>();
  made.set(manifest, sets);
  const key = `${locale} ${JSON.stringify(access)}`;
  const known = sets.get(key);
  if (known) return known;
  const entries = entriesOf(visibleManifest(manifest, access), locale);
  if (sets.size >= setsKept) sets.clear();
  sets.set(key, entries);
  return entries;
}

function firstFrom(entries: readonly Entry[], key: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as Entry).key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
