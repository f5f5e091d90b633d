// "orders on weekends", "tickets created on working days": days of the week, of the date by which rows are told.
import type { Locale } from '../i18n/locale.ts';
import type { Condition as PlanCondition } from '../pipeline/plan.ts';
import { mainDate } from './assemble/frame.ts';
import { type PhraseBook, phraseBook } from './locale/phrase-book.ts';
import type { Token } from './locale/tokens.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

type Days = 'weekend' | 'working';

const phrases: Readonly<Record<Locale, Readonly<Record<Days, string>>>> = {
  en: {
    weekend: '(on|at|over|during) (the) weekend|weekends, (on) saturdays and|or sundays',
    working: '(on|during) (the) weekdays, (on) working|business days',
  },
  vi: {
    weekend: '(vào) (các|những) (dịp) cuối tuần, (vào) thứ bảy và|hoặc chủ nhật',
    working: '(vào) (các|những) ngày thường|làm_việc, (vào) (các|những) ngày trong tuần',
  },
  es: {
    weekend: '(en|durante) (los|el) fines|fin de semana, (los) sábados y|o domingos',
    working: '(en|los) días laborables|hábiles, entre semana',
  },
};

const books: Readonly<Record<Locale, PhraseBook<Days>>> = {
  en: bookOf('en'),
  vi: bookOf('vi'),
  es: bookOf('es'),
};

function bookOf(locale: Locale): PhraseBook<Days> {
  return phraseBook(
    Object.entries(phrases[locale]).map(([days, said]) => [said, days as Days] as const),
    locale,
  );
}

// One weekend of the calendar is a stretch of time, and no kind of day.
const certain = /^(this|last|next|past|coming|este|pasado|proximo|que|nay|truoc|toi|sau|qua)$/;

/** `weekday` runs from 1, Monday, to 7, Sunday. */
export function weekendMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  return books[locale].all(tokens).flatMap(({ start, end, meaning }) => {
    const around = [tokens[start - 1], tokens[end]];
    if (around.some((token) => token !== undefined && certain.test(token.folded))) return [];
    return index.manifest.manifest.models.flatMap((model) => {
      const date = model.isView ? undefined : mainDate(model);
      if (!date || date.type === 'time') return [];
      const condition: PlanCondition = {
        expr: { part: 'weekday', of: { path: date.name } },
        op: meaning === 'weekend' ? 'in' : 'notIn',
        value: [6, 7],
      };
      return [
        { start, end, candidate: { target: { kind: 'condition' as const, model, condition }, score: 0.95 } },
      ];
    });
  });
}
