import { describe, expect, it } from 'vitest';
import type { Locale } from '../../i18n/locale.ts';
import { findCues } from './cues.ts';
import { tokenize } from './tokens.ts';

const quiet = new Set(['stopword', 'filler', 'existence', 'list', 'all']);

/** Roles with what they say, without the words that carry no meaning. */
function read(text: string, locale: Locale): string[] {
  return findCues(tokenize(text, locale), locale)
    .filter((cue) => !quiet.has(cue.role))
    .map(({ role, comparison, direction, concept, value }) =>
      [role, comparison, direction, concept, value].filter(Boolean).join(' '),
    );
}

const tables: Record<Locale, [string, string[]][]> = {
  en: [
    ['How many different guests never paid?', ['count', 'distinct', 'negation']],
    ['total fees per floor', ['sum', 'each']],
    ['average fee for each floor', ['avg', 'groupBy']],
    ['the three oldest guests', ['superlative desc age']],
    ['the cheapest rooms', ['superlative asc price']],
    ['floor with the most rooms', ['superlative desc count']],
    ['rooms larger than 40', ['comparative gt']],
    ['no more than 3 beds', ['comparative lte']],
    ['at least two beds', ['comparative gte']],
    ['guests with more visits than Ann', ['comparative gt count']],
    ['rooms above the average', ['average gt']],
    ['guests without a phone', ['negation']],
    ['neither blue nor red', ['neither', 'nor']],
    ['all rooms except suites', ['except']],
    ['sorted by fee in descending order', ['order', 'order desc']],
    ['in alphabetical order', ['order asc name']],
    ['fees by month', ['bucket month']],
    ['visits per weekday', ['datePart weekday']],
    ['growth over the previous month', ['growth previous_period']],
    ['fees year over year', ['growth previous_year']],
    ['what percentage of guests', ['share']],
    ['what about floor 3', ['followUp about']],
    ['which of these are free', ['followUp of']],
    ['delete all guests', ['write']],
    ['please remove floor 3', ['write']],
    ['email of Ann', []],
    ['first and last names of guests', ['superlative asc date', 'and']],
    ['the last name of guests', []],
    ['could you please delete floor 3', ['write']],
    ['name and update date of guests', ['and']],
    ['find the guests and delete them', ['and', 'write', 'pronoun']],
    ['when was the last update', ['question date', 'superlative desc date']],
    ['what can you do', ['help']],
    ['hello', ['smalltalk']],
    ['names starting with A', ['contains startsWith']],
    ['guests whose phone is missing', ['question person', 'null']],
  ],
  vi: [
    ['có bao nhiêu khách khác nhau', ['count', 'distinct']],
    ['tổng phí theo từng tầng', ['sum', 'groupBy']],
    ['khách lớn tuổi nhất', ['superlative desc age']],
    ['tầng có nhiều phòng nhất', ['superlative desc count']],
    ['tang co it phong nhat', ['superlative asc count']],
    ['có ít nhất 2 giường', ['comparative gte']],
    ['phòng rẻ hơn 40', ['comparative lt price']],
    ['khách chưa từng trả tiền', ['negation']],
    ['ngoại trừ phòng đôi', ['except']],
    ['sắp xếp theo phí giảm dần', ['order', 'order desc']],
    ['phí theo tháng', ['bucket month']],
    ['còn tầng 3 thì sao', ['followUp about', 'followUp about']],
    ['trong số đó', ['followUp of']],
    ['xóa tất cả khách', ['write']],
    ['bạn có thể làm gì', ['help']],
    ['phòng trên mức trung bình', ['average gt']],
    ['so với cùng kỳ năm ngoái', ['growth previous_year']],
    ['bắt đầu bằng chữ A', ['contains startsWith']],
  ],
  es: [
    ['¿cuántos huéspedes distintos?', ['count', 'distinct']],
    ['cuantos huespedes nunca pagaron', ['count', 'negation']],
    ['promedio por piso', ['avg', 'groupBy']],
    ['las salas más caras', ['superlative desc price']],
    ['salas con más de 3 camas', ['comparative gt']],
    ['al menos dos camas', ['comparative gte']],
    ['mínimo 3 camas', ['comparative gte']],
    ['precio mínimo', ['min']],
    ['superior al promedio', ['average gt']],
    ['sin teléfono', ['negation']],
    ['excepto los lunes', ['except']],
    ['ordenados por nombre de mayor a menor', ['order', 'order desc']],
    ['en orden alfabético', ['order asc name']],
    ['visitas por mes', ['bucket month']],
    ['¿y en el piso 3?', ['followUp about']],
    ['salas en el piso 2 y en el piso 3', ['and']],
    ['borra todos los huéspedes', ['write']],
    ['qué puedes hacer', ['help']],
    ['nombres que empiezan por A', ['question thing', 'contains startsWith']],
  ],
};

describe('findCues', () => {
  for (const locale of ['en', 'vi', 'es'] as const) {
    it.each(tables[locale])(`reads (${locale}) %s`, (text, expected) => {
      expect(read(text, locale)).toEqual(expected);
    });
  }

  it('lets written Vietnamese accents decide', () => {
    expect(read('áo này rẻ', 'vi')).toContain('pronoun');
    expect(read('khách đó', 'vi')).toEqual(['pronoun']);
    expect(read('khách đỏ', 'vi')).toEqual([]);
  });

  it('never reads inside quotes', () => {
    expect(read('rooms called "the most popular"', 'en')).toEqual([]);
  });

  it('gives spans that do not overlap', () => {
    const spans = findCues(
      tokenize('show me the 5 most popular rooms with more visits than the average', 'en'),
      'en',
    );
    for (const [at, span] of spans.entries())
      expect(span.start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
  });
});
