// Light stemming: enough that the inflected forms of a word meet, and no more. Porter's algorithm was
// not taken because it also joins words that differ in meaning ("organ", "organization"). A stem is
// only ever compared with another stem; it is not a word and is never shown.
import type { Locale } from '../../i18n/locale.ts';

/** The stem of one folded word. Words of an English schema inside a Spanish or Vietnamese question stem as English. */
export function stem(folded: string, locale: Locale): string {
  if (folded.includes('_')) {
    return folded
      .split('_')
      .filter(Boolean)
      .map((part) => stem(part, locale))
      .join('_');
  }
  if (!/^[a-zñ]+$/.test(folded)) return folded;
  if (locale === 'es' && !looksEnglish(folded)) return stemSpanish(folded);
  return stemEnglish(folded);
}

// Letters and endings that Spanish spelling does not have.
function looksEnglish(word: string): boolean {
  return /[wk]|sh|th|ph|oo|ee|ck|[^aeiouns]s$|[^aeiou]y|ing$|tion/.test(word);
}

const irregular = new Map(
  Object.entries({
    person: 'people persons',
    man: 'men',
    woman: 'women',
    child: 'children',
    foot: 'feet',
    tooth: 'teeth',
    mouse: 'mice',
    goose: 'geese',
    index: 'indices indexes',
    vertex: 'vertices',
    matrix: 'matrices',
    criterion: 'criteria',
    medium: 'media',
    datum: 'data',
    analysis: 'analyses',
    crisis: 'crises',
    diagnosis: 'diagnoses',
    thesis: 'theses',
    basis: 'bases',
    wife: 'wives',
    knife: 'knives',
    life: 'lives',
    leaf: 'leaves',
    shelf: 'shelves',
    half: 'halves',
    wolf: 'wolves',
    thief: 'thieves',
    id: 'ids',
    use: 'used using uses',
    buy: 'bought',
    pay: 'paid',
    sell: 'sold',
    send: 'sent',
    spend: 'spent',
    lend: 'lent',
    make: 'made',
    teach: 'taught',
    give: 'gave given',
    take: 'took taken',
    go: 'went gone goes',
    come: 'came',
    write: 'wrote written',
    fly: 'flew flown',
    win: 'won winning wins',
    lose: 'lost',
    hold: 'held',
    build: 'built',
    begin: 'began begun',
    drive: 'drove driven',
    meet: 'met',
    run: 'ran',
    keep: 'kept',
    grow: 'grew grown',
    choose: 'chose chosen',
    draw: 'drew drawn',
    get: 'got gotten',
    say: 'said',
    see: 'saw seen',
    know: 'knew known',
    lead: 'led',
    sing: 'sang sung',
    catch: 'caught',
    bring: 'brought',
    find: 'found',
    have: 'has had having',
    do: 'does did done',
    be: 'is are was were been',
    tell: 'told',
    become: 'became',
    wear: 'wore worn',
    break: 'broke broken',
    speak: 'spoke spoken',
    ride: 'rode ridden',
    fall: 'fell fallen',
    rise: 'rose risen',
    die: 'dying',
    enroll: 'enrol enrols enroled',
    cancel: 'cancelled canceled cancelling canceling',
    rating: 'rated ratings',
  }).flatMap(([base, forms]) => forms.split(' ').map((form) => [form, base] as const)),
);

function stemEnglish(word: string): string {
  const base = irregular.get(word) ?? word;
  return finish(withoutVerbEnding(withoutPlural(base)));
}

const compoundMen =
  /^(sales|crafts|sports|business|fore|work|fire|police|chair|fisher|clergy|congress|post|watch)men$/;

function withoutPlural(word: string): string {
  if (compoundMen.test(word)) return `${word.slice(0, -2)}an`;
  if (word.length <= 3 || !word.endsWith('s')) return word;
  if (/(ss|us|is)$/.test(word)) return word;
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(x|ch|sh|ss|zz|us)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function withoutVerbEnding(word: string): string {
  // A rating is not a rate.
  if (word === 'rating') return word;
  if (/ied$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  const rest = /[^e]ed$/.test(word) ? word.slice(0, -2) : /ing$/.test(word) ? word.slice(0, -3) : undefined;
  return rest !== undefined && rest.length >= 3 && /[aeiouy]/.test(rest) ? rest : word;
}

// One shape for what an ending may have changed: shipp(ed) and ship, plac(ed) and place, city and citi(es).
function finish(word: string): string {
  let result = word;
  if (/[^aeiou]y$/.test(result)) result = `${result.slice(0, -1)}i`;
  else if (/ie$/.test(result)) result = result.slice(0, -1);
  else if (result.length > 3 && /e$/.test(result)) result = result.slice(0, -1);
  return result.replace(/([bcdfghjklmnpqrstvwxz])\1$/, '$1');
}

// Endings of regular verbs, longest first, so that "alquilaron", "alquilado" and "alquiler" meet. Nouns in
// "-ado" lose it too, in the question and in the list it is compared with alike.
const verbEnding =
  /(?:ariamo|eriamo|aremo|eremo|iremo|ieron|iendo|aban|amo|emo|imo|aron|ando|arian|erian|aran|eran|iran|ado|ada|ido|ida|aba|ian|ar|er|ir|an|en)$/;

const englishEnding = /(?:^order|mber|mer|yer|iver|ager|uter|ther|ster|tter|pper|nner|lier|eller)$/;

function stemSpanish(word: string): string {
  let result = word;
  if (result.length > 4 && /[^aeo]es$/.test(result)) result = result.slice(0, -2);
  else if (result.length > 3 && /[aeo]s$/.test(result)) result = result.slice(0, -1);
  if (/z$/.test(result)) result = `${result.slice(0, -1)}c`;
  // Not of "estado", whose rest would be that of "este".
  const verb = result.replace(verbEnding, '');
  const isVerb = result.length >= 5 && verb.length >= 3 && verb !== 'est' && !englishEnding.test(result);
  if (isVerb) result = verb;
  return result.length > 3 ? result.replace(/i?[aeo]$/, '').replace(/([^aeiou])i$/, '$1') : result;
}
