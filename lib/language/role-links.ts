// "flights from Paris to Tokyo", "transfers to Ann": where a record has a place it leaves and a place it comes to,
// both in one table or in one kind of column, the small word before the name says which of the two is meant.
import type { Field, Model, Relation } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import type { SchemaIndex } from './schema-index.ts';
import { spellOut } from './schema-words.ts';
import type { ValueMatch } from './value-links.ts';

type Role = 'origin' | 'destination';

const roleNames: Readonly<Record<Role, RegExp>> = {
  origin: /\b(departure|depart|origin|source|src|from|sender|pickup|start|outbound|payer|exporter)\b/,
  destination:
    /\b(arrival|arrive|destination|dest|target|to|receiver|recipient|drop ?off|delivery|end|inbound|payee|importer)\b/,
};

/** What may stand before a name, as expressions over folded words. */
const before: Readonly<Record<Locale, Readonly<Record<Role, string>>>> = {
  en: {
    origin:
      '(?:(?:which|that|who) )?(?:are |is |were |was )?(?:depart(?:s|ed|ing)?(?: from)?|leav(?:e|es|ing)(?: from)?|left(?: from)?|start(?:s|ed|ing)? (?:from|in|at)|originat(?:e|es|ed|ing) (?:from|in)|(?:sent|shipped|made|going|flying|coming|transferred) from|out of|from)',
    destination:
      '(?:(?:which|that|who) )?(?:are |is |were |was )?(?:arriv(?:e|es|ed|ing)(?: (?:in|at|to))?|land(?:s|ed|ing)? (?:in|at)|(?:go|goes|going|fly|flies|flying|heading|bound|sent|shipped|transferred|made) (?:to|for)|destined (?:for|to)|into|to)',
  },
  vi: {
    origin: '(?:khoi hanh|xuat phat|di|gui|chuyen|bay)?(?: tu)|tu|roi',
    destination: '(?:bay|di|gui|chuyen)?(?: (?:den|toi))|den|toi',
  },
  es: {
    origin:
      '(?:que )?(?:sal(?:e|en|io|ieron|ida) (?:de|desde)|part(?:e|en) (?:de|desde)|con origen en|desde|de)',
    destination:
      '(?:que )?(?:lleg(?:a|an|o|aron) (?:a|al)|con destino (?:a|en)|hacia|hasta|(?:van|va|enviad[oa]s?) a|a|al)',
  },
};

interface Pair {
  readonly model: Model;
  readonly ends: Readonly<Record<Role, Relation | Field>>;
}

/** The values with a word before them that says which end of a record they are. */
export function roleMatches(
  tokens: readonly Token[],
  values: readonly ValueMatch[],
  spoken: ReadonlySet<string>,
  locale: Locale,
  index: SchemaIndex,
): ValueMatch[] {
  const pairs = pairsOf(index).filter(({ model }) => spoken.has(model.name));
  if (pairs.length === 0) return [];
  return values.flatMap((match): ValueMatch[] => {
    const { target, score } = match.candidate;
    const said = target.kind === 'value' ? saidBefore(tokens, match, locale) : undefined;
    if (!said || target.kind !== 'value') return [];
    return pairs.flatMap(({ model, ends }): ValueMatch[] => {
      const path = pathTo(ends, said.role, target, index);
      if (path === undefined) return [];
      const condition = { path, op: 'eq' as const, value: target.value };
      return [
        {
          start: said.start,
          end: match.end,
          candidate: { target: { kind: 'condition', model, condition }, score: Math.min(0.97, score + 0.05) },
        },
      ];
    });
  });
}

const longest = 5;
const compiled = new Map<string, RegExp>();

function saidBefore(
  tokens: readonly Token[],
  { start, end }: ValueMatch,
  locale: Locale,
): { role: Role; start: number } | undefined {
  for (const role of ['destination', 'origin'] as const) {
    for (const language of locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const)) {
      const pattern = patternOf(language, role);
      for (let from = Math.max(0, start - longest); from < start; from += 1) {
        const words = tokens.slice(from, start).map(({ folded }) => folded);
        if (pattern.test(words.join(' '))) return { role, start: from };
      }
    }
  }
  // "Paris to Tokyo": the first is where it leaves.
  const isLeft = /^(to|a|den|toi)$/.test(tokens[end]?.folded ?? '') && tokens[end + 1]?.kind === 'word';
  return isLeft ? { role: 'origin', start } : undefined;
}

function patternOf(locale: Locale, role: Role): RegExp {
  const key = `${locale} ${role}`;
  let pattern = compiled.get(key);
  if (!pattern) {
    pattern = new RegExp(`^(?:${before[locale][role]})$`);
    compiled.set(key, pattern);
  }
  return pattern;
}

function pathTo(
  ends: Pair['ends'],
  role: Role,
  target: { readonly model: Model; readonly field: Field },
  index: SchemaIndex,
): string | undefined {
  const end = ends[role];
  // The value was found in either of the two columns.
  if (!('to' in end))
    return ends.origin === target.field || ends.destination === target.field ? end.name : undefined;
  if (target.model.name === end.to) return `${end.name}.${target.field.name}`;
  const [way] = index.graph.ways(end.to, target.model.name);
  if (!way || way.steps.length > 2 || way.steps.some(({ kind }) => kind !== 'one')) return undefined;
  return [end.name, ...way.steps.map(({ name }) => name), target.field.name].join('.');
}

const known = new WeakMap<SchemaIndex, readonly Pair[]>();

/** Every model that keeps both ends: two keys into one table, or two columns called by one noun. */
function pairsOf(index: SchemaIndex): readonly Pair[] {
  const found = known.get(index);
  if (found) return found;
  const pairs = index.manifest.manifest.models
    .filter(({ isView }) => !isView)
    .flatMap((model): Pair[] => {
      const ones = model.relations.filter(({ kind }) => kind === 'one');
      const texts = model.fields.filter(({ type }) => type === 'text');
      return [
        ...pairsIn(
          ones,
          (one) => nameOf(one, model),
          (one, other) => one.to === other.to,
        ),
        ...pairsIn(texts, senseOf, (one, other) => rest(senseOf(one)) === rest(senseOf(other))),
      ].map((ends) => ({ model, ends }));
    });
  known.set(index, pairs);
  return pairs;
}

function pairsIn<End extends Relation | Field>(
  ends: readonly End[],
  named: (end: End) => string,
  match: (one: End, other: End) => boolean,
): { origin: End; destination: End }[] {
  const of = (role: Role, not: Role) =>
    ends.filter((end) => roleNames[role].test(named(end)) && !roleNames[not].test(named(end)));
  const destinations = of('destination', 'origin');
  return of('origin', 'destination').flatMap((origin) => {
    const destination = destinations.find((other) => match(origin, other));
    return destination ? [{ origin, destination }] : [];
  });
}

/** The relation's own name, or that of its key: `departure_airport`. */
function nameOf({ name, on }: Relation, model: Model): string {
  const key = on.length === 1 ? model.fields.find((field) => field.name === on[0]?.from) : undefined;
  return `${spellOut(name).join(' ')} ${key ? senseOf(key) : ''}`;
}

function rest(label: string): string {
  return label.replace(roleNames.origin, '').replace(roleNames.destination, '').replace(/\s+/g, ' ').trim();
}
