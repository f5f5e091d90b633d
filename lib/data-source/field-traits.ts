// What a column's name tells about its values: a unit, or that seeing them needs permission. Patterns
// over words in English, Spanish and Vietnamese; a name that says nothing gets nothing.
import type { FieldType } from './manifest.ts';

const numeric: ReadonlySet<FieldType> = new Set(['integer', 'bigint', 'decimal', 'float']);

const secretPatterns: readonly RegExp[] = [
  /\b(password|passwd|passphrase|pwd|contrasena|contraseña|clave acceso|mat khau|mật khẩu)\b/,
  /\b(hash|hashed|salt|digest)\b/,
  /\b(token|secret|api key|access key|private key|secreto|otp|totp|mfa|two factor|2fa|recovery code)\b/,
  /\b(session id|session key|cookie)\b/,
];
const personalPatterns: readonly RegExp[] = [
  /\b(ssn|social security|sin number|nino|national id|national insurance|tax id|tin|passport|driver licen[sc]e)\b/,
  /\b(dni|nif|nie|curp|rfc|cedula|cédula|rut|pasaporte|seguridad social)\b/,
  /\b(cmnd|cccd|can cuoc|căn cước|chung minh|chứng minh|ho chieu|hộ chiếu|ma so thue|mã số thuế)\b/,
  /\b(iban|swift|bic|routing number|account number|bank account|so tai khoan|số tài khoản|cuenta bancaria)\b/,
  /\b(card number|credit card|card no|cc number|ccn|cvv|cvc|pan|tarjeta|so the|số thẻ)\b/,
];

/** True for values that need permission. */
export function isSensitive(words: readonly string[], type: FieldType): boolean {
  const text = words.join(' ');
  if (secretPatterns.some((pattern) => pattern.test(text))) return type !== 'boolean' && type !== 'date';
  // A key into a table of cards is a number of ours, not the card's.
  return type !== 'boolean' && type !== 'date' && personalPatterns.some((pattern) => pattern.test(text));
}

const confidential =
  /\b(confidential|confidencial|sensitive|sensible|personally identifiable|pii)\b|bảo mật|nhạy cảm/iu;

/** True where the database's own comment says that values need permission. */
export function isConfidential(comment: string | undefined): boolean {
  return comment !== undefined && confidential.test(comment);
}

const asks =
  /^(is|has|was|did|does|can|should|allows?|needs?|requires?|accepts?|supports?|wants?|es|esta|tiene|puede|co|con|da|dang|duoc) /;
const answers =
  /(ed|able|ible|ado|ada|ido|ida|ivo|iva)$|(^| )(active|inactive|paid|sent|sold|done|broken|hidden|frozen|public|private|primary|default|remote|valid|invalid|present|absent|online|premium|vip|smoker|urgent|current|external|internal|temporary|permanent|vegetarian|vegan|opt in|opt out|vegetariano|vegetariana|vegano|vegana|urgente|vigente|presente|ausente|publico|publica|principal|mat)$/;
const nouns =
  /(speed|need|seed|breed|feed|bed|bid|grado|medida|partida|salida|entrada|jornada|comida|bebida|vida|apellido|pedido|contenido|estado|archivo|objetivo|motivo)$/;
/** `goals_scored`, `items_returned`: of how many it was done; what was agreed to (`terms_accepted`) is no number. */
const counted = /[^s]s (?!(?:accepted|agreed)$)(?:\w+ed|sold|sent|paid|done)$/;

/** True for a name that asks a question of its row: `billable`, `is_late`, `disponible`, `có_mặt`. */
export function saysYesOrNo(words: readonly string[]): boolean {
  const text = withoutAccents(words);
  return asks.test(text) || (answers.test(text) && !nouns.test(text) && !counted.test(text));
}

function withoutAccents(words: readonly string[]): string {
  return words
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd');
}

const unitWords: readonly (readonly [RegExp, string])[] = [
  [/\b(percent|percentage|pct|porcentaje|phan tram|phần trăm)\b/, 'percent'],
  [/(?<!per )\b(milliseconds?|millis)\b|\bms$/, 'milliseconds'],
  [/(?<!per )\b(seconds|secs|segundos)\b|\b(in|duration) (second|sec)$/, 'seconds'],
  [/(?<!per )\b(minutes?|minutos)\b|\bmins$|\bin min$/, 'minutes'],
  [/(?<!per )\b(hours|hrs|horas)\b|\bin (hour|hr)$/, 'hours'],
  [/\b(in days|days|nbr days|dias)$/, 'days'],
  [/\b(kg|kgs|kilograms?|kilos)\b/, 'kg'],
  [/\b(km|kilometers?|kilometres?)\b/, 'km'],
  [/\b(meters?|metres?)\b/, 'm'],
  [/\b(miles?)\b/, 'miles'],
  [/\b(celsius)\b/, 'celsius'],
  [/\b(fahrenheit)\b/, 'fahrenheit'],
];
const moneyWords =
  /\b(price|prices|amount|cost|costs|revenue|salary|salaries|budget|payment|fee|fees|freight|discount amount|income|profit|precio|importe|costo|coste|ingresos|salario|presupuesto|gia|giá|don gia|đơn giá|thanh tien|thành tiền|so tien|số tiền|doanh thu|luong|lương)\b/;
const notMoney =
  /\b(id|count|number|no|code|type|date|method|status|rate|percent|pct|year|quantity|qty|tonnes|tons|weight|kg)\b/;
const currencies = /\b(usd|eur|gbp|jpy|vnd|mxn|ars|cop|chf|cny|inr|aud|cad|brl)\b/;

/** `percent`, `minutes`, `currency`, `currency:EUR`; nothing where the name does not tell. */
export function unitOf(words: readonly string[], type: FieldType, money: boolean): string | undefined {
  if (!numeric.has(type)) return undefined;
  const text = words.join(' ');
  const code = text.match(currencies)?.[1];
  if (code) return `currency:${code.toUpperCase()}`;
  if (/\b(euros)\b/.test(text)) return 'currency:EUR';
  if (money) return 'currency';
  for (const [pattern, unit] of unitWords) if (pattern.test(text)) return unit;
  return moneyWords.test(text) && !notMoney.test(text) ? 'currency' : undefined;
}

const discounts = /\b(discount|descuento|rebaja|giam gia|chiet khau|muc giam)\b/;
/** What the name says itself, and what belongs to a discount and is none. */
const isNamed =
  /\b(percent|percentage|pct|porcentaje|phan tram|id|code|codigo|ma|type|tipo|loai|count|number|no|level|tier|reason|status|days?|months?|years?)\b/;
const isRate = /\b(rate|tasa|ty le|ti le)\b/;

/**
 * Whether a discount is kept in whole per cents (5, 10, 15) or in money, by values of it; nothing for one that is a
 * fraction, or no discount. A price less "5 times itself" would be none.
 */
export function discountUnit(
  words: readonly string[],
  type: FieldType,
  values: readonly number[],
): string | undefined {
  const name = withoutAccents(words);
  const isOther = !numeric.has(type) || isNamed.test(name) || !discounts.test(name);
  if (isOther || !values.some((value) => value > 1)) return undefined;
  if (isRate.test(name)) return 'percent';
  if (/\bamount\b/.test(name)) return 'currency';
  return values.every((value) => Number.isInteger(value) && value >= 0 && value <= 100)
    ? 'percent'
    : 'currency';
}
