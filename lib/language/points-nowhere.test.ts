import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { bakeryManifest } from '../testing/bakery-manifest.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { planBuiltIn } from './built-in-planner.ts';

const signal = new AbortController().signal;

async function planned(question: string, locale: Locale, mustAnswer = false) {
  return planBuiltIn({ ...builtInContext(question, bakeryManifest, { locale }), mustAnswer }, signal);
}

describe('a question that points to a row before any was shown', () => {
  it.each<[Locale, string, string]>([
    ['en', 'orders of this shop', 'this shop'],
    ['en', 'how many orders does that shop have?', 'that shop'],
    ['vi', 'bao nhiêu orders của cửa hàng này', 'cửa hàng này'],
    ['es', 'orders de esta shop', 'esta shop'],
  ])('%s: %s', async (locale, question, words) => {
    expect(await planned(question, locale)).toMatchObject({
      kind: 'not_possible',
      message: expect.stringContaining(words),
    });
  });

  it.each<[Locale, string]>([
    ['en', 'how many orders are there this month?'],
    ['en', 'shops that order the most'],
    ['en', 'how many shops are there?'],
    ['vi', 'bao nhiêu orders tháng này?'],
    ['es', '¿cuántos orders hay este mes?'],
  ])('%s: %s points to none', async (locale, question) => {
    expect(await planned(question, locale)).toMatchObject({ kind: 'plan' });
  });

  it('is answered of all where an answer must be given', async () => {
    expect(await planned('how many orders does this shop have?', 'en', true)).not.toMatchObject({
      message: expect.stringContaining('this shop'),
    });
  });
});
