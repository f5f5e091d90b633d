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

/** How papers are numbered: `invoice_number`, `flight_no`. */
const numbers = ['number', 'no', 'code', 'reference', 'ref'];
const marks =
  'number numero descripcion code codigo reference referencia sku username user_name login model modelo description mo_ta email'.split(
    ' ',
  );
/** What a city may stand for; many customers live in one. */
const places =
  /^(address|airport|branch|center|centre|clinic|depot|facility|hub|location|office|outlet|place|plant|port|shop|site|station|store|terminal|venue|warehouse)$/;
/** What stands on the thing itself tells it from all others: the plate of a car, the number on a card. */
const onIt =
  /(^|_)(plate|plate_(number|no)|serial(_(number|no))?|tag_(number|no)|tail_(number|no)|registration(_(number|no))?|matricula|placa|bien_so|vin)$/;

function joined(name: string): string {
  return name.replaceAll('_', '');
}

/** A text, and the names it goes by: as written, and spelled out. */
interface Text {
  readonly field: Field;
  readonly names: readonly string[];
}

function textOf(field: Field): Text {
  const spelled = field.label.replaceAll(' ', '_');
  return { field, names: spelled === field.name ? [field.name] : [field.name, spelled] };
}

/**
 * Field names that identify a row to a person: its name or title, a first and last name, else its key.
 * `bases` are the model's singular as identifiers, as written and spelled out ("product" for `product_name`).
 */
export function displayFieldsOf(
  fields: readonly Field[],
  primaryKey: readonly string[],
  bases: readonly string[],
): string[] {
  const texts = fields.filter((field) => field.type === 'text' && !field.sensitive).map(textOf);
  const named = (name: string) => texts.find(({ names }) => names.includes(name))?.field.name;
  const stems = [...new Set(bases.flatMap((base) => [base, base.split('_').at(-1) as string]))];
  const person = personName(texts);
  // A shop with a `contact_first_name` is not its contact.
  const isOther = person && person.whose !== '' && !stems.includes(person.whose);
  const itself = isOther ? firstOf(['name', ...stems.map((stem) => `${stem}_name`)], named) : undefined;
  if (person && itself === undefined) return person.fields;
  // `member_name` beside a `full_name` is what the member is known by.
  const own = stems.flatMap((stem) => [`${stem}_name`, `${stem}_title`]);
  const exact = firstOf(
    [
      'name',
      ...(bases.includes('user') ? [] : own),
      ...whole,
      ...stems.flatMap((stem) => endings.map((ending) => `${stem}_${ending}`)),
      ...stems.flatMap((stem) => [`${stem}name`, `ten_${stem}`, `nombre_${stem}`]),
      ...bases,
      ...headings,
    ],
    named,
  );
  if (exact) return [exact];
  const [key] = primaryKey.length === 1 ? texts.filter(({ field }) => field.name === primaryKey[0]) : [];
  if (key?.names.some((name) => bases.some((base) => joined(base) === joined(name)))) return [key.field.name];
  // Names stand early: `ship_name`, tenth in orders, is not the order's.
  const early = firstOf(fields.slice(0, 4), (field) => {
    const text = texts.find((candidate) => candidate.field === field);
    return text?.names.some((name) => nameLike.test(name)) ? field.name : undefined;
  });
  if (early) return [early];
  const described = fields
    .slice(0, 3)
    .find((field) => texts.some((text) => text.field === field) && /_description$/.test(field.name));
  if (described) return [described.name];
  // Some schemas put all that is known of a thing into one text: `customer_details`.
  const detailed = firstOf(
    stems.flatMap((stem) => [`${stem}_details`, `${stem}_detail`]),
    named,
  );
  if (detailed) return [detailed];
  const unique = texts.find(({ field }) => field.unique && !field.primaryKey);
  if (unique) return [unique.field.name];
  // Short of a name, what people tell such things apart by; never a column that leads elsewhere.
  const marked = texts.find(({ names }) => names.some((name) => onIt.test(name)));
  if (marked) return [marked.field.name];
  const isPlace = stems.some((stem) => places.test(stem));
  const known = firstOf(
    [
      ...stems.flatMap((stem) => numbers.map((ending) => `${stem}_${ending}`)),
      ...marks,
      ...(isPlace ? ['city'] : []),
    ],
    (name) => texts.find(({ field, names }) => names.includes(name) && !primaryKey.includes(field.name)),
  );
  if (known) return [known.field.name];
  if (primaryKey.length > 0) return [...primaryKey];
  return fields[0] ? [fields[0].name] : [];
}

// `ten_mon` names a subject in Vietnamese, where the noun comes second.
const nameLike = /(^|_)(name|title|nombre|titulo)$|^(ten|nombre)_/;

function firstOf<From, To>(items: readonly From[], find: (item: From) => To | undefined): To | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A first and a last name, whatever both begin with: `guest_first_name` and `guest_last_name`. */
function personName(texts: readonly Text[]): { fields: string[]; whose: string } | undefined {
  for (const last of texts) {
    for (const name of last.names) {
      const ending = family.find((known) => name === known || name.endsWith(`_${known}`));
      if (ending === undefined) continue;
      const prefix = name.slice(0, -ending.length);
      const firsts = ending.startsWith('apellido') ? [...given, 'nombre'] : given;
      const first = firstOf(firsts, (known) => texts.find(({ names }) => names.includes(prefix + known)));
      if (first !== undefined)
        return { fields: [first.field.name, last.field.name], whose: prefix.replace(/_$/, '') };
    }
  }
  return undefined;
}
