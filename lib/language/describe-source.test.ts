import { describe, expect, it } from 'vitest';
import { workshop } from '../testing/workshop-manifest.ts';
import { suggestQuestions } from './describe-source.ts';

describe('suggested questions', () => {
  it('are of several kinds', () => {
    const questions = suggestQuestions(workshop, 'en');
    const kinds = new Set(questions.map((question) => question.split(' ').slice(0, 2).join(' ')));
    expect(questions.length).toBeGreaterThanOrEqual(4);
    expect(kinds.size).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['vi', /^(Có bao nhiêu|Số|Top|Doanh thu)|trung bình/],
    ['es', /^(¿Cuánt[oa]s|Número|Top|¿Cuál|Ingresos)/],
  ] as const)('are in the language of the user: %s', (locale, pattern) => {
    const questions = suggestQuestions(workshop, locale);
    expect(questions.length).toBeGreaterThan(0);
    for (const question of questions) expect(question).toMatch(pattern);
  });

  it('call things as people do who do not read the names of the source', () => {
    const [vietnamese, spanish] = [suggestQuestions(workshop, 'vi'), suggestQuestions(workshop, 'es')];
    expect(vietnamese.join(' ')).toContain('khách hàng');
    expect(spanish.join(' ')).toContain('clientes');
    expect(spanish.join(' ')).not.toContain('customers');
  });
});
