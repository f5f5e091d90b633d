// The sentences of an answer, per locale. Numbers and names arrive already formatted.
import type { Locale } from './locale.ts';

export interface AnswerWords {
  readonly nothingMatched: string;
  readonly noValue: string;
  readonly rows: (count: string) => string;
  readonly rowsAtLeast: (count: string) => string;
  /** `total` is all there are, or, not `whole`, as many as were counted. */
  readonly truncated: (shown: string, total: string | undefined, whole: boolean) => string;
  /** Before a reading that a model wrote in its own words. */
  readonly modelReads: (reading: string) => string;
  readonly notPermitted: string;
  readonly notPermittedHint: string;
  /** Of a shared answer that cannot be had under the reader's rights. */
  readonly notForReader: string;
  readonly yes: string;
  readonly no: string;
}

export const answerWords: Record<Locale, AnswerWords> = {
  en: {
    nothingMatched: 'Nothing matched.',
    noValue: 'there is nothing to compute it from',
    rows: (count) => (count === '1' ? '1 row' : `${count} rows`),
    rowsAtLeast: (count) => `at least ${count} rows`,
    truncated: (shown, total, whole) =>
      total
        ? `the first ${shown} of ${whole ? '' : 'at least '}${total} rows`
        : `the first ${shown} rows; there are more`,
    modelReads: (reading) => `In the model’s words, “${reading}”`,
    notPermitted: 'You do not have access to what this asks for.',
    notPermittedHint: 'An admin can give you access, or ask about something else.',
    notForReader: 'This answer is of data that you may not see, or that is no longer there.',
    yes: 'yes',
    no: 'no',
  },
  vi: {
    nothingMatched: 'Không có kết quả nào khớp.',
    noValue: 'không có dữ liệu để tính',
    rows: (count) => `${count} dòng`,
    rowsAtLeast: (count) => `ít nhất ${count} dòng`,
    truncated: (shown, total, whole) =>
      total
        ? `${shown} dòng đầu trong số ${whole ? '' : 'ít nhất '}${total} dòng`
        : `${shown} dòng đầu; còn nhiều hơn`,
    modelReads: (reading) => `Theo lời của mô hình, “${reading}”`,
    notPermitted: 'Bạn không có quyền xem nội dung này.',
    notPermittedHint: 'Quản trị viên có thể cấp quyền cho bạn, hoặc hãy hỏi về nội dung khác.',
    notForReader: 'Câu trả lời này dùng dữ liệu mà bạn không được xem, hoặc không còn nữa.',
    yes: 'có',
    no: 'không',
  },
  es: {
    nothingMatched: 'No hay nada que coincida.',
    noValue: 'no hay datos con los que calcularlo',
    rows: (count) => (count === '1' ? '1 fila' : `${count} filas`),
    rowsAtLeast: (count) => `al menos ${count} filas`,
    truncated: (shown, total, whole) =>
      total
        ? `las primeras ${shown} de ${whole ? '' : 'al menos '}${total} filas`
        : `las primeras ${shown} filas; hay más`,
    modelReads: (reading) => `En palabras del modelo, «${reading}»`,
    notPermitted: 'No tiene acceso a lo que pide esta pregunta.',
    notPermittedHint: 'Un administrador puede darle acceso, o pregunte por otra cosa.',
    notForReader: 'Esta respuesta es de datos que usted no puede ver o que ya no existen.',
    yes: 'sí',
    no: 'no',
  },
};
