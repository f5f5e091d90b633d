import type { DateLists } from './date-words.ts';

export const spanishDates: DateLists = {
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre, setiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  weakMonths: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep, sept', 'oct', 'nov', 'dic'],
  weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  units: {
    hour: 'hora, horas',
    day: 'día, días',
    week: 'semana, semanas',
    month: 'mes, meses',
    quarter: 'trimestre, trimestres',
    year: 'año, años',
  },
  relative: [
    ['hoy, el día de hoy, hoy día', { unit: 'day', offset: 0 }],
    ['ayer, el día de ayer, el día anterior', { unit: 'day', offset: -1 }],
    ['anteayer, antes de ayer, antier', { unit: 'day', offset: -2 }],
    ['mañana, el día de mañana', { unit: 'day', offset: 1 }],
    ['pasado mañana', { unit: 'day', offset: 2 }],
    ['la última semana', { unit: 'week', offset: 0, count: 1, rolling: true }],
    ['la última hora', { unit: 'hour', offset: 0, count: 1, rolling: true }],
    ['(la) última década', { unit: 'year', offset: 0, count: 10, rolling: true }],
    [
      'este mes del|de_el año pasado|anterior, (el) mismo mes del año pasado|anterior',
      { unit: 'month', offset: -12 },
    ],
    [
      'este trimestre del año pasado|anterior, (el) mismo trimestre del año pasado|anterior',
      { unit: 'quarter', offset: -4 },
    ],
    ['el mes antepasado, hace dos meses completos', { unit: 'month', offset: -2 }],
    ['el año antepasado', { unit: 'year', offset: -2 }],
    ['la semana antepasada', { unit: 'week', offset: -2 }],
    [
      '(en) lo que va de|del año, (en) lo que llevamos de año, desde (el) inicio|principio|comienzo|principios|comienzos de|del (este) año, este año hasta ahora|hoy|la_fecha, año hasta la fecha, en lo que va de este año',
      { unit: 'year', offset: 0, toDate: true },
    ],
    [
      '(en) lo que va de|del (este) trimestre, desde (el) inicio|principio|comienzo|principios de|del (este) trimestre, este trimestre hasta ahora|hoy',
      { unit: 'quarter', offset: 0, toDate: true },
    ],
    [
      '(en) lo que va de|del (este) mes, desde (el) inicio|principio|comienzo|principios de|del (este) mes, este mes hasta ahora|hoy',
      { unit: 'month', offset: 0, toDate: true },
    ],
    ['(en) lo que va de (la|esta) semana', { unit: 'week', offset: 0, toDate: true }],
  ],
  ops: {
    during:
      'en, durante, de, del, el, la, en el, en la, en los, en las, a lo largo de, por, dentro de, en el mes de, del mes de, en el año, del año, durante el, durante la, durante los, durante las, de la, de el, de los, de las, el mes de, a lo largo del, para, para el',
    notDuring:
      'no en, fuera de, excepto en, no durante, salvo en, que no sea en, que no sean de, excepto, menos en, no en el, excepto en el',
    before:
      'antes de, antes del, anterior a, anteriores a, previo a, previos a, anterior al, anteriores al, antes de la',
    since:
      'desde, desde el, desde la, a partir de, a partir del, desde el mes de, desde el año, con fecha desde, empezando en, a contar de, desde los, desde las',
    after:
      'después de, después del, posterior a, posteriores a, posterior al, posteriores al, tras, luego de, tras el, después de la',
    until:
      'hasta, hasta el, hasta la, hasta finales de, hasta el final de, hasta el año, hasta los, a más tardar en, hasta fines de',
  },
  laterOps: {
    since:
      'en adelante, o después, o posterior, o posteriores, hasta ahora, hasta hoy, hasta la fecha, o más tarde, o más reciente',
    until: 'o antes, o anterior, o anteriores, hacia atrás',
  },
  stretchBefore: {
    rolling:
      '(los|las) últimos, (los|las) últimas, (los|las) pasados, (los|las) pasadas, (los|las) anteriores, (el|la) último, (el|la) última',
    whole: '(los|las) últimos|últimas completos|completas',
    ago: 'hace, hacía',
    next: '(los|las) próximos, (los|las) próximas, (los|las) siguientes, (el|la) próximo, (el|la) próxima',
    ahead: 'dentro de',
  },
  stretchAfter: {
    rolling: 'pasados, pasadas, anteriores, previos, previas, recientes',
    whole: 'completos anteriores, naturales anteriores',
    ago: 'atrás',
    next: 'siguientes, próximos, próximas',
  },
  last: '(el|la) pasado, (el|la) pasada, anterior, (el|la) último, (el|la) última, previo, previa',
  next: '(el|la) próximo, (el|la) próxima, siguiente, que viene, entrante',
  present: 'este, esta, (el|la) actual, en curso, el presente, corriente',
  rangeFrom:
    'desde, de, desde el, del, desde la, de la, entre, a partir de, a partir del, desde el año, el, desde los',
  rangeTo: 'hasta, a, hasta el, al, hasta la, hasta finales de, a la, hasta el año, –, -, —',
  between: 'entre, entre el, entre la, entre los, entre los años',
  betweenAnd: 'y, y el, y la, a, al, –, -, —, e',
  of: 'de, del, de el, en',
  year: 'año, el año, año de',
  month: 'mes de, el mes de',
  day: 'día, el, el día',
  quarter: 'trimestre, cuatrimestre',
  half: 'semestre, mitad',
  firstHalf:
    '(el) primer semestre (de|del), (la) primera mitad (de|del), (el) 1er semestre (de|del), (los) primeros seis meses (de|del)',
  secondHalf: '(el) segundo semestre (de|del), (la) segunda mitad (de|del), (el) 2º|2o|2do semestre (de|del)',
  decade: '(la) década de (los), los años, (los)',
  firstBefore: '(los|las) primeros, (los|las) primeras',
  firstAfter: '',
  longerAgo: 'más de, con más de, de más de',
  shorterAgo: 'menos de, con menos de, de menos de',
  joiner: 'y, o, e, u, frente a, versus, vs, y en, o en',
  yearCue:
    'en, de, desde, antes de, después de, hasta, durante, año, el año, años, del, del año, tras, a, para, posterior a, anterior a, a partir de, los años, e, frente a',
  amountCue:
    'más de, menos de, mayor que, menor que, mayor a, menor a, superior a, inferior a, menos, máximo, igual a, id, número, código, top, exactamente, vale, cuesta, cuestan, #, $, =, >, <, €, más que, menos que',
};
