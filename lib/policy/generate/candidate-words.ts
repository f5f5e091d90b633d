import type { Locale } from '../../i18n/locale.ts';

interface CandidateWords {
  means(term: string, to: string): string;
  ruleMeans(term: string, to: string): string;
  /** `tests`: joined by `and`. */
  only(rows: string, tests: string): string;
  /** Some of the rows. */
  rowsWhere(rows: string, tests: string): string;
  /** A column, and what it is of. */
  fieldOf(field: string, rows: string): string;
  readonly and: string;
  ruleOnly(what: string): string;
  dated(field: string, rows: string): string;
  ruleDated(field: string): string;
  way(from: string, to: string): string;
  ruleWay(from: string, to: string, path: string): string;
  asks(term: string): string;
  readonly note: string;
  because(words: string): string;
  readonly agrees: string;
  readonly fits: string;
  readonly readsAsSaid: string;
  readonly notYetRead: string;
  missing(said: string): string;
  readAs(reading: string): string;
  readonly notRead: string;
}

export const candidateWords: Readonly<Record<Locale, CandidateWords>> = {
  en: {
    means: (term, to) => `“${term}” means ${to}`,
    ruleMeans: (term, to) => `Where a question says “${term}”, it means: ${to}.`,
    only: (rows, tests) => `Only ${rows} where ${tests}`,
    rowsWhere: (rows, tests) => `${rows} where ${tests}`,
    fieldOf: (field, rows) => `“${field}” of ${rows}`,
    and: ' and ',
    ruleOnly: (what) => `Unless a question speaks of it itself, only these rows count: ${what}.`,
    dated: (field, rows) => `The date of ${rows} is “${field}”`,
    ruleDated: (field) => `Where a question says when but not which date, ${field} is meant.`,
    way: (from, to) => `The way from ${from} to ${to}`,
    ruleWay: (from, to, path) => `From ${from} to ${to} the way is ${path}.`,
    asks: (term) => `Ask what “${term}” means`,
    note: 'A note',
    because: (words) => `The person wrote: “${words}”.`,
    agrees: 'Read so, the question gives the answer that was expected.',
    fits: 'Nobody said so: of all small changes of the reading this one alone gives the number that was expected.',
    readsAsSaid: 'Read so, the question is understood as they say.',
    notYetRead: 'With this alone the question is still not answered.',
    missing: (said) => `It was not known: ${said}.`,
    readAs: (reading) => `The question was read as: ${reading}`,
    notRead: 'The question was not understood.',
  },
  vi: {
    means: (term, to) => `“${term}” nghĩa là ${to}`,
    ruleMeans: (term, to) => `Khi câu hỏi nói “${term}”, ý là: ${to}.`,
    only: (rows, tests) => `Chỉ tính ${rows} có ${tests}`,
    rowsWhere: (rows, tests) => `${rows} có ${tests}`,
    fieldOf: (field, rows) => `“${field}” của ${rows}`,
    and: ' và ',
    ruleOnly: (what) => `Trừ khi câu hỏi tự nói đến, chỉ tính các dòng này: ${what}.`,
    dated: (field, rows) => `Ngày của ${rows} là “${field}”`,
    ruleDated: (field) => `Khi câu hỏi nói về thời gian mà không nói ngày nào, ý là ${field}.`,
    way: (from, to) => `Đường từ ${from} đến ${to}`,
    ruleWay: (from, to, path) => `Từ ${from} đến ${to} đi qua ${path}.`,
    asks: (term) => `Hỏi lại “${term}” nghĩa là gì`,
    note: 'Ghi chú',
    because: (words) => `Người dùng viết: “${words}”.`,
    agrees: 'Hiểu như vậy, câu hỏi cho đúng kết quả mong đợi.',
    fits: 'Không ai nói như vậy: trong các cách sửa nhỏ, chỉ cách này cho đúng con số mong đợi.',
    readsAsSaid: 'Hiểu như vậy, câu hỏi được đọc đúng như họ nói.',
    notYetRead: 'Chỉ với điều này, câu hỏi vẫn chưa trả lời được.',
    missing: (said) => `Điều chưa biết: ${said}.`,
    readAs: (reading) => `Câu hỏi được hiểu là: ${reading}`,
    notRead: 'Chưa hiểu được câu hỏi.',
  },
  es: {
    means: (term, to) => `«${term}» significa ${to}`,
    ruleMeans: (term, to) => `Cuando una pregunta dice «${term}», se refiere a: ${to}.`,
    only: (rows, tests) => `Solo ${rows} donde ${tests}`,
    rowsWhere: (rows, tests) => `${rows} donde ${tests}`,
    fieldOf: (field, rows) => `«${field}» de ${rows}`,
    and: ' y ',
    ruleOnly: (what) => `Salvo que la pregunta hable de ello, solo cuentan estas filas: ${what}.`,
    dated: (field, rows) => `La fecha de ${rows} es «${field}»`,
    ruleDated: (field) => `Cuando una pregunta dice cuándo y no qué fecha, se trata de ${field}.`,
    way: (from, to) => `El camino de ${from} a ${to}`,
    ruleWay: (from, to, path) => `De ${from} a ${to} se va por ${path}.`,
    asks: (term) => `Preguntar qué significa «${term}»`,
    note: 'Una nota',
    because: (words) => `La persona escribió: «${words}».`,
    agrees: 'Leída así, la pregunta da la respuesta esperada.',
    fits: 'Nadie lo dijo así: de todos los cambios pequeños, solo este da el número esperado.',
    readsAsSaid: 'Leída así, la pregunta se entiende como dice la persona.',
    notYetRead: 'Solo con esto la pregunta aún no se responde.',
    missing: (said) => `No se sabía: ${said}.`,
    readAs: (reading) => `La pregunta se leyó como: ${reading}`,
    notRead: 'No se entendió la pregunta.',
  },
};
