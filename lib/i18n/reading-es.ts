import type { ReadingWords } from './reading-words.ts';

const units = {
  minute: ['minuto', 'minutos'],
  hour: ['hora', 'horas'],
  day: ['día', 'días'],
  week: ['semana', 'semanas'],
  month: ['mes', 'meses'],
  quarter: ['trimestre', 'trimestres'],
  year: ['año', 'años'],
} as const;
type Unit = keyof typeof units;
const feminine = (unit: Unit) => unit === 'hour' || unit === 'week';
const the = (unit: Unit) => (feminine(unit) ? 'la' : 'el');
const ending = (unit: Unit) => (feminine(unit) ? 'a' : 'o');
const number = (count: number, unit: Unit) => `${count} ${units[unit][count === 1 ? 0 : 1]}`;
const where = (condition: string | undefined) => (condition ? ` donde ${condition}` : '');
const directions = {
  number: ['de menor a mayor', 'de mayor a menor'],
  text: ['de la A a la Z', 'de la Z a la A'],
  time: ['primero lo más antiguo', 'primero lo más reciente'],
  other: ['ascendente', 'descendente'],
} as const;

export const spanishReading: ReadingWords = {
  and: 'y',
  or: 'o',
  count: (of) => `número de ${of}`,
  countRelated: (related) => `número de ${related}`,
  countFilled: (field) => `número de valores rellenos de ${field}`,
  countDifferent: (field) => `número de valores distintos de ${field}`,
  sum: (field) => (/\btotal\b/.test(field) ? `suma de ${field}` : `total de ${field}`),
  avg: (field) => `promedio de ${field}`,
  min: (field) => `${field} mínimo`,
  max: (field) => `${field} máximo`,
  median: (field) => `mediana de ${field}`,
  of: (measure, of) => `${measure} de ${of}`,
  averagePer: (what, time) => `promedio de ${what} por ${time} con alguno`,
  ratio: (one, other) => `${one} dividido entre ${other}`,
  percentWhere: (measure, condition) => `porcentaje de ${measure} donde ${condition}`,
  percentOf: (one, other) => `${one} como porcentaje de ${other}`,
  share: (measure) => `porcentaje sobre el total de ${measure}`,
  narrowed: (measure, condition) => `${measure} (solo donde ${condition})`,
  list: (of, fields) => `lista de ${of}: ${fields}`,
  listAll: (of) => `lista de ${of}`,
  different: (fields, of) => `valores distintos de ${fields} de ${of}`,
  per: (groups) => `por ${groups}`,
  bucket: (unit, field) => `${units[unit][0]} (${field})`,
  part: (part, field) =>
    ({
      year: `año (${field})`,
      quarter: `trimestre del año (${field})`,
      month: `mes del año (${field})`,
      week: `semana del año (${field})`,
      day: `día del mes (${field})`,
      weekday: `día de la semana (${field})`,
      hour: `hora del día (${field})`,
      minute: `minuto (${field})`,
    })[part],
  where: (condition) => `donde ${condition}`,
  having: (condition) => `solo grupos donde ${condition}`,
  sortedBy: (terms) => `ordenado por ${terms}`,
  direction: (term, direction, kind) => `${term} (${directions[kind][direction === 'asc' ? 0 : 1]})`,
  top: (count) => (count === '1' ? 'solo el primero' : `solo los primeros ${count}`),
  skip: (count) => (count === '1' ? 'sin el primero de todos' : `sin los primeros ${count}`),
  topPer: (count, groups, order) => `solo los primeros ${count} por ${groups} según ${order}`,
  comparePeriod: 'comparado con el periodo anterior',
  compareYear: 'comparado con el mismo periodo del año anterior',
  previous: (label) => `${label}, periodo anterior`,
  change: (label) => `${label}, variación en porcentaje`,
  union: (plan) => `junto con (${plan})`,
  unionAll: (plan) => `junto con (con repetidos) (${plan})`,
  intersect: (plan) => `solo lo que también está en (${plan})`,
  except: (plan) => `sin lo que está en (${plan})`,
  compare: {
    eq: (what, value) => `${what} es ${value}`,
    ne: (what, value) => `${what} no es ${value}`,
    lt: (what, value) => `${what} es menor que ${value}`,
    lte: (what, value) => `${what} es como máximo ${value}`,
    gt: (what, value) => `${what} es mayor que ${value}`,
    gte: (what, value) => `${what} es al menos ${value}`,
  },
  exactly: (what, value) => `${what} se escribe exactamente ${value}`,
  orEmpty: (condition) => `${condition}, incluidos los vacíos`,
  between: (what, low, high) => `${what} está entre ${low} y ${high}`,
  notBetween: (what, low, high) => `${what} no está entre ${low} y ${high}`,
  oneOf: (what, values) => `${what} es uno de ${values}`,
  noneOf: (what, values) => `${what} no es ninguno de ${values}`,
  among: (what, plan) => `${what} está entre los de (${plan})`,
  notAmong: (what, plan) => `${what} no está entre los de (${plan})`,
  anyOf: (plan) => `alguno de (${plan})`,
  allOf: (plan) => `todos los de (${plan})`,
  contains: (what, value) => `${what} contiene ${value}`,
  notContains: (what, value) => `${what} no contiene ${value}`,
  startsWith: (what, value) => `${what} empieza por ${value}`,
  endsWith: (what, value) => `${what} termina en ${value}`,
  like: (what, value) => `${what} tiene la forma ${value}`,
  notLike: (what, value) => `${what} no tiene la forma ${value}`,
  isEmpty: (what) => `${what} está vacío`,
  isFilled: (what) => `${what} tiene valor`,
  not: (condition) => `no (${condition})`,
  exists: (relation, condition) => `hay al menos un ${relation}${where(condition)}`,
  notExists: (relation, condition) => `no hay ningún ${relation}${where(condition)}`,
  existsCount: (relation, op, count, condition) => {
    const how = {
      eq: 'exactamente',
      ne: 'un número distinto de',
      lt: 'menos de',
      lte: 'como máximo',
      gt: 'más de',
      gte: 'al menos',
    };
    return `hay ${how[op]} ${count} ${relation}${where(condition)}`;
  },
  during: (what, period) => `${what} está en ${period}`,
  notDuring: (what, period) => `${what} no está en ${period}`,
  before: (what, moment) => `${what} es antes de ${moment}`,
  since: (what, moment) => `${what} es a partir de ${moment}`,
  after: (what, moment) => `${what} es después de ${moment}`,
  until: (what, moment) => `${what} es hasta ${moment} incluido`,
  fromTo: (from, to) => `del ${from} al ${to}`,
  onDay: (day) => `el ${day}`,
  fromOn: (from) => `el tiempo desde el ${from}`,
  upTo: (to) => `el tiempo hasta el ${to}`,
  always: 'todo el tiempo',
  relative(unit, offset) {
    if (unit === 'day' && offset === 0) return 'hoy';
    if (unit === 'day' && offset === -1) return 'ayer';
    if (unit === 'day' && offset === 1) return 'mañana';
    const [one] = units[unit];
    if (offset === 0) return `${feminine(unit) ? 'esta' : 'este'} ${one}`;
    if (offset === -1) return `${the(unit)} ${one} pasad${ending(unit)}`;
    if (offset === 1) return `${the(unit)} próxim${ending(unit)} ${one}`;
    return offset < 0
      ? `${the(unit)} ${one} de hace ${number(-offset, unit)}`
      : `${the(unit)} ${one} dentro de ${number(offset, unit)}`;
  },
  rolling: (unit, count, ahead) => {
    const word = `${ahead ? 'próxim' : 'últim'}${ending(unit)}`;
    return count === 1
      ? `${the(unit)} ${word} ${units[unit][0]} ${ahead ? 'desde' : 'hasta'} ahora`
      : `${feminine(unit) ? 'las' : 'los'} ${word}s ${number(count, unit)} ${ahead ? 'desde' : 'hasta'} ahora`;
  },
  toDate: (unit) => `${feminine(unit) ? 'esta' : 'este'} ${units[unit][0]} hasta ahora`,
  whole(unit, count, offset) {
    const article = feminine(unit) ? 'las' : 'los';
    if (offset === -1)
      return `${article} últim${ending(unit)}s ${number(count, unit)} complet${ending(unit)}s`;
    return `${number(count, unit)} hasta ${this.relative(unit, offset)}`;
  },
  difference: (unit, from, to) => `${units[unit][1]} complet${ending(unit)}s de ${from} a ${to}`,
  now: 'ahora',
  lower: (what) => `${what} en minúsculas`,
  upper: (what) => `${what} en mayúsculas`,
  length: (what) => `número de caracteres de ${what}`,
  round: (what, digits) => (digits ? `${what} redondeado a ${digits} decimales` : `${what} redondeado`),
  abs: (what) => `valor absoluto de ${what}`,
  firstFilled: (list) => `el primero con valor de ${list}`,
  orElse: (value, other) => `${value} (${other} si no hay)`,
  joined: (list) => `${list} unidos`,
  when: (result, condition) => `${result} si ${condition}`,
  otherwise: (result) => `si no ${result}`,
  quoted: (value) => `«${value}»`,
  yes: 'sí',
  no: 'no',
};
