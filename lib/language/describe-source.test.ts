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
    ['es', /^(¿Cuántos|Número|Top|¿Cuál|Ingresos)/],
  ] as const)('are in the language of the user: %s', (locale, pattern) => {
    const questions = suggestQuestions(workshop, locale);
    expect(questions.length).toBeGreaterThan(0);
    for (const question of questions) expect(question).toMatch(pattern);
  });
});
