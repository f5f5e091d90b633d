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
    const best = found.toSorted((a, b) => rank[a.kind] - rank[b.kind] || a.key.length - b.key.length);
    const completions = best.slice(0, shown).map(({ key: _key, ...completion }) => completion);
    return { replaces: end.length, completions };
  }
  return { replaces: 0, completions: [] };
}

const rank = { model: 0, field: 1, value: 2 } as const;

/**
 * Everything of a manifest that can be typed, in the order of its keys; the things that everybody knows also in the
 * language of whoever types, with the name that they have here.
 */
export function entriesOf({ models }: Manifest, locale: Locale): readonly Entry[] {
  const entries = new Map<string, Entry>();
  const add = (kind: Completion['kind'], text: string, of?: string) => {
    const key = fold(text);
    const id = `${kind} ${key}`;
    const known = entries.get(id);
    if (!known) entries.set(id, { kind, text, key, ...(of === undefined ? {} : { of }) });
    else if (known.of !== of) entries.set(id, { kind, text: known.text, key });
  };
  for (const model of models) {
    if (model.isJunction) continue;
    for (const word of [model.plural, ...(model.synonyms ?? [])]) add('model', word);
    for (const word of spokenPlurals(model.plural, locale)) add('model', word, model.plural);
    for (const field of model.fields) {
      for (const word of [field.label, ...(field.synonyms ?? [])]) add('field', word, model.plural);
      for (const word of spokenWords(field.label, locale)) add('field', word, field.label);
      for (const value of field.enumValues ?? field.values ?? []) {
        if (value.length > 1 && value.length <= longestValue) add('value', value, field.label);
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
