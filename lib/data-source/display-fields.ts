import type { Field } from './manifest.ts';

const whole = [
  'name',
  'full_name',
  'display_name',
  'title',
  'label',
  'nombre',
  'nombre_completo',
  'titulo',
  'razon_social',
  'ten',
  'ho_ten',
  'ho_va_ten',
  'tieu_de',
];
const given = [
  'first_name',
  'given_name',
  'personal_name',
  'forename',
  'fname',
  'f_name',
  'firstname',
  'nombres',
  'ten',
];
const family = [
  'last_name',
  'family_name',
  'surname',
  'lname',
  'l_name',
  'lastname',
  'apellido',
  'apellidos',
  'ho',
];
const endings = ['name', 'title', 'nombre', 'titulo', 'description', 'label'];
/** What a message, a ticket or an article is known by. */
const headings = ['subject', 'headline', 'summary', 'asunto', 'chu_de'];

/**
 * Field names that identify a row to a person: its name or title, a first and last name, else its key.
 * `base` is the model's singular as an identifier ("product" for `product_name`).
 */
export function displayFieldsOf(
  fields: readonly Field[],
  primaryKey: readonly string[],
  base: string,
): string[] {
  const texts = fields.filter((field) => field.type === 'text' && !field.sensitive);
  const has = (name: string) => texts.some((field) => field.name === name);
  const person = personName(texts);
  if (person) return person;
  const lastWord = base.split('_').at(-1) as string;
  // `member_name` beside a `full_name` is what the member is known by.
  const own = [base, lastWord].flatMap((stem) => [`${stem}_name`, `${stem}_title`]);
  const exact = [
    'name',
    ...(base === 'user' ? [] : own),
    ...whole,
    ...[base, lastWord].flatMap((stem) => endings.map((ending) => `${stem}_${ending}`)),
    ...[base, lastWord].flatMap((stem) => [`${stem}name`, `ten_${stem}`, `nombre_${stem}`]),
    base,
    ...headings,
  ].find((name) => has(name));
  if (exact) return [exact];
  // Names stand early: `ship_name`, tenth in orders, is not the order's.
  const early = fields
    .slice(0, 4)
    .find((field) => texts.includes(field) && /(^|_)(name|title|nombre|titulo)$/.test(field.name));
  if (early) return [early.name];
  const described = fields
    .slice(0, 3)
    .find((field) => texts.includes(field) && /_description$/.test(field.name));
  if (described) return [described.name];
  // Some schemas put all that is known of a thing into one text: `customer_details`.
  const detailed = [base, lastWord]
    .flatMap((stem) => [`${stem}_details`, `${stem}_detail`])
    .find((name) => has(name));
  if (detailed) return [detailed];
  const unique = texts.find((field) => field.unique && !field.primaryKey);
  if (unique) return [unique.name];
  if (primaryKey.length > 0) return [...primaryKey];
  return fields[0] ? [fields[0].name] : [];
}

/** A first and a last name, whatever both begin with: `guest_first_name` and `guest_last_name`. */
function personName(texts: readonly Field[]): string[] | undefined {
  for (const last of texts) {
    const ending = family.find((name) => last.name === name || last.name.endsWith(`_${name}`));
    if (ending === undefined) continue;
    const prefix = last.name.slice(0, -ending.length);
    const first = given.find((name) => texts.some((field) => field.name === prefix + name));
    if (first !== undefined) return [prefix + first, last.name];
  }
  return undefined;
}
