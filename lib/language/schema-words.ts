// The words of a schema name, as people would say them. Databases abbreviate ("cust_nm", "fname",
// "qty"); people do not. What is spelled out here are habits of database designers in general, never
// the names of a particular one.
import { spelledOut } from '../data-source/abbreviations.ts';
import { tokenize } from './locale/tokens.ts';

/** One word of a name. `optional` words repeat the model ("customer" in customers.customer_name). */
export interface SchemaWord {
  readonly stem: string;
  readonly weight: number;
  readonly optional: boolean;
}

// What may mean several things: shown as it is, and read as the likeliest.
const abbreviations = new Map(
  Object.entries({
    surname: 'last name',
    username: 'user name',
    birthday: 'birth date',
    no: 'number',
    nr: 'number',
    adr: 'address',
    dep: 'department',
    desc: 'description',
    tel: 'phone',
    telephone: 'phone',
    perc: 'percent',
    avg: 'average',
    max: 'maximum',
    min: 'minimum',
    ts: 'time',
    cat: 'category',
    cus: 'customer',
    prod: 'product',
    inv: 'invoice',
    acc: 'account',
    org: 'organization',
    loc: 'location',
    lang: 'language',
    img: 'image',
    pos: 'position',
    val: 'value',
    temp: 'temperature',
    lat: 'latitude',
    long: 'longitude',
    lng: 'longitude',
    stu: 'student',
    prof: 'professor',
    crs: 'course',
    enr: 'enrollment',
    ident: 'id',
    identifier: 'id',
    ref: 'reference',
    sal: 'salary',
    comm: 'commission',
    trans: 'transaction',
    doc: 'document',
    pwd: 'password',
    uid: 'user id',
    url: 'url',
    zip: 'zip',
    postcode: 'postal code',
    tot: 'total',
  }),
);

const initials = new Map([
  ['f', 'first'],
  ['l', 'last'],
  ['m', 'middle'],
]);

// Words that say what sort of value a column holds; leaving them out is how people speak.
const light = new Set([
  'id',
  'code',
  'name',
  'number',
  'detail',
  'text',
  'value',
  'info',
  'flag',
  'key',
  'ref',
]);

/** What a number is measured in stands last in its name, and is left out by most people. */
const units = new Map(
  Object.entries({
    km: 'kilometer',
    kmh: 'kmh',
    kph: 'kmh',
    mi: 'mile',
    mph: 'mile',
    m: 'meter',
    cm: 'centimeter',
    mm: 'millimeter',
    kg: 'kilogram',
    kgs: 'kilogram',
    g: 'gram',
    lb: 'pound',
    lbs: 'pound',
    l: 'liter',
    ml: 'milliliter',
    c: 'celsius',
    f: 'fahrenheit',
    pct: 'percent',
    percent: 'percent',
    hrs: 'hour',
    mins: 'minute',
    hours: 'hour',
    minutes: 'minute',
    days: 'day',
    secs: 'second',
    sec: 'second',
    ms: 'millisecond',
    mb: 'megabyte',
    gb: 'gigabyte',
    kwh: 'kilowatt hour',
    kw: 'kilowatt',
    usd: 'dollar',
    eur: 'euro',
    gbp: 'pound',
    vnd: 'dong',
  }),
);

const narrowing = /^(total|max|maximum|min|minimum|avg|average|number|no|num|of|in|the|sum|net|gross|all)$/;

/** The unit that a name of several words ends in, as people say it: "kilometer" of `distance_km`. */
export function unitIn(label: string): string | undefined {
  const words = label.toLowerCase().split(/[\s_]+/);
  // "total hours" are hours, and no total that is measured in them.
  return words.slice(0, -1).every((word) => narrowing.test(word))
    ? undefined
    : units.get(words.at(-1) as string);
}

const smallWords = new Set(['of', 'in', 'the', 'is', 'for', 'to', 'a', 'by', 'on', 'at', 'and', 'or', 'has']);

/** A label or column name split into plain words, abbreviations spelled out. */
export function spellOut(label: string): string[] {
  const words = label
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\-./]+/g, ' ')
    .toLowerCase()
    .split(/\s+/);
  return spelledOut(words)
    .flatMap((word, _, words) =>
      (words.length === 2 && words[1] === 'name'
        ? (initials.get(word) ?? abbreviations.get(word) ?? word)
        : (abbreviations.get(word) ?? word)
      ).split(' '),
    )
    .filter(Boolean);
}

export function stemOf(word: string): string {
  return tokenize(word, 'en')[0]?.schemaStem ?? word;
}

/** Words of a field's name, the model's own words marked optional and lone letters dropped. */
export function fieldWords(
  label: string,
  modelWords: readonly string[],
  sharedPrefix?: string,
): SchemaWord[] {
  const words = spellOut(label);
  const stems = words.map(stemOf);
  const hasUnit = unitIn(label) !== undefined;
  const modelStems = new Set(modelWords);
  let leading = true;
  const result = stems.map((stem, index) => {
    const last = index === stems.length - 1;
    const isModels =
      modelStems.has(stem) ||
      stem === sharedPrefix ||
      (stem.length === 1 && stems.length > 1) ||
      // The key of `Faculty` is often called `FacID`.
      (stem.length >= 3 && light.has(words.at(-1) as string) && modelWords[0]?.startsWith(stem) === true);
    const optional = leading && !last && isModels;
    if (!optional) leading = false;
    if (last && hasUnit) return { stem, weight: 0.14, optional: true };
    return {
      stem,
      weight: optional
        ? 0.2
        : light.has(words[index] as string)
          ? 0.35
          : smallWords.has(words[index] as string)
            ? 0.1
            : 1,
      optional,
    };
  });
  return result.filter((word) => !(word.stem.length === 1 && word.optional));
}

/** The word that most fields of a model begin with ("emp" in emp_id, emp_name, emp_hired), if there is one. */
export function sharedPrefix(labels: readonly string[]): string | undefined {
  if (labels.length < 3) return undefined;
  const counts = new Map<string, number>();
  for (const label of labels) {
    const words = spellOut(label);
    const first = words[0];
    if (first && words.length > 1) counts.set(stemOf(first), (counts.get(stemOf(first)) ?? 0) + 1);
  }
  const [best] = [...counts].sort((left, right) => right[1] - left[1]);
  return best && best[1] >= Math.max(3, labels.length * 0.6) ? best[0] : undefined;
}
