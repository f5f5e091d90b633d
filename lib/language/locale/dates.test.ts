import { describe, expect, it } from 'vitest';
import type { Locale } from '../../i18n/locale.ts';
import { findPeriods } from './dates.ts';
import { tokenize } from './tokens.ts';

// A Wednesday.
const now = new Date('2026-05-20T10:00:00Z');
const find = (text: string, locale: Locale, timeZone = 'UTC') =>
  findPeriods(tokenize(text, locale), { locale, now, timeZone });
const brief = (text: string, locale: Locale) =>
  find(text, locale).map(({ op, period }) =>
    'unit' in period
      ? [op, period.unit, period.offset, period.count, period.rolling && 'rolling', period.toDate && 'toDate']
          .filter((part) => part !== undefined && part !== false)
          .join(' ')
      : `${op} ${period.from} ${period.to}`,
  );

const tables: Record<Locale, [string, string[]][]> = {
  en: [
    ['visits today', ['during day 0']],
    ['last month versus the same month last year', ['during month -1', 'during month -13']],
    ['this month and the same month last year', ['during month 0', 'during month -12']],
    [
      'March 2026 compared with the same month last year',
      ['during 2026-03-01 2026-04-01', 'during 2025-03-01 2025-04-01'],
    ],
    ['visits yesterday', ['during day -1']],
    ['this quarter', ['during quarter 0']],
    ['last month', ['during month -1']],
    ['next year', ['during year 1']],
    ['the year before last', ['during year -2']],
    ['in the past 45 days', ['during day 0 45 rolling']],
    ['over the last two weeks', ['during week 0 2 rolling']],
    ['the last 3 full months', ['during month -1 3']],
    ['in the next 10 days', ['during day 1 10 rolling']],
    ['4 weeks ago', ['during week -4']],
    ['more than 60 days ago', ['before day -60']],
    ['older than 6 months', ['before month -6']],
    ['last Friday', ['during day -5']],
    ['year to date', ['during year 0 toDate']],
    ['since the beginning of the month', ['during month 0 toDate']],
    ['since March', ['since 2026-03-01 2026-04-01']],
    ['in November', ['during 2025-11-01 2025-12-01']],
    ['due in November', ['during 2026-11-01 2026-12-01']],
    ['scheduled for March', ['during 2027-03-01 2027-04-01']],
    ['in June 1987', ['during 1987-06-01 1987-07-01']],
    ['on 9 June 1987', ['during 1987-06-09 1987-06-10']],
    ['on June 9th, 1987', ['during 1987-06-09 1987-06-10']],
    ['on 06/09/1987', ['during 1987-06-09 1987-06-10']],
    ['before 1987-06-09', ['before 1987-06-09 1987-06-10']],
    ['in 1987', ['during 1987-01-01 1988-01-01']],
    ['in 1987 and 1989', ['during 1987-01-01 1988-01-01', 'during 1989-01-01 1990-01-01']],
    ['after 1987', ['after 1987-01-01 1988-01-01']],
    ['1987 or earlier', ['until 1987-01-01 1988-01-01']],
    ['not in 1987', ['notDuring 1987-01-01 1988-01-01']],
    ['between 1987 and 1990', ['during 1987-01-01 1991-01-01']],
    ['from April to June 2021', ['during 2021-04-01 2021-07-01']],
    ['between December and February', ['during 2025-12-01 2026-03-01']],
    ['Q3 2021', ['during 2021-07-01 2021-10-01']],
    ['the second half of 2021', ['during 2021-07-01 2022-01-01']],
    ['the first 2 months of 2021', ['during 2021-01-01 2021-03-01']],
    ['before 2019-04-02 08:21:44', ['before 2019-04-02T08:21:44 2019-04-02T08:21:45']],
    ['after the year of 1850', ['after 1850-01-01 1851-01-01']],
    ['in the most recent year', []],
    ['in the 1980s', ['during 1980-01-01 1990-01-01']],
    ['guests who may leave', []],
    ['rooms for more than 2000 guests', []],
    ['the first name', []],
  ],
  vi: [
    ['hôm qua', ['during day -1']],
    ['trong tháng trước', ['during month -1']],
    ['thang truoc', ['during month -1']],
    ['quý này', ['during quarter 0']],
    ['năm ngoái', ['during year -1']],
    ['45 ngày qua', ['during day 0 45 rolling']],
    ['trong 10 ngày tới', ['during day 1 10 rolling']],
    ['4 tuần trước', ['during week -4']],
    ['từ tháng 3', ['since 2026-03-01 2026-04-01']],
    ['từ tháng 3 đến tháng 4', ['during 2026-03-01 2026-05-01']],
    ['năm 1987', ['during 1987-01-01 1988-01-01']],
    ['nam 1987', ['during 1987-01-01 1988-01-01']],
    ['ngày 9 tháng 6 năm 1987', ['during 1987-06-09 1987-06-10']],
    ['ngày 9/6/1987', ['during 1987-06-09 1987-06-10']],
    ['tháng 6/1987', ['during 1987-06-01 1987-07-01']],
    ['quý 3 năm 2021', ['during 2021-07-01 2021-10-01']],
    ['trước năm 1987', ['before 1987-01-01 1988-01-01']],
    ['từ 1987 trở đi', ['since 1987-01-01 1988-01-01']],
    ['từ đầu năm đến nay', ['during year 0 toDate']],
    ['6 tháng cuối năm 2021', ['during 2021-07-01 2022-01-01']],
    ['theo tháng năm 2021', ['during 2021-01-01 2022-01-01']],
    ['năm phòng họp', []],
    ['trên 2000 khách', []],
  ],
  es: [
    ['ayer', ['during day -1']],
    ['el trimestre pasado', ['during quarter -1']],
    ['la semana pasada', ['during week -1']],
    ['ano pasado', ['during year -1']],
    ['este mes', ['during month 0']],
    ['los últimos 45 días', ['during day 0 45 rolling']],
    ['ultimos 45 dias', ['during day 0 45 rolling']],
    ['hace 4 semanas', ['during week -4']],
    ['hace más de 60 días', ['before day -60']],
    ['desde marzo', ['since 2026-03-01 2026-04-01']],
    ['en 1987', ['during 1987-01-01 1988-01-01']],
    ['el 9 de junio de 1987', ['during 1987-06-09 1987-06-10']],
    ['9/6/1987', ['during 1987-06-09 1987-06-10']],
    ['entre abril y junio de 2021', ['during 2021-04-01 2021-07-01']],
    ['del 3 de abril al 7 de abril de 2021', ['during 2021-04-03 2021-04-08']],
    ['tercer trimestre de 2021', ['during 2021-07-01 2021-10-01']],
    ['segundo semestre de 2021', ['during 2021-07-01 2022-01-01']],
    ['antes de 1987', ['before 1987-01-01 1988-01-01']],
    ['reservas para diciembre', ['during 2026-12-01 2027-01-01']],
    ['en lo que va de año', ['during year 0 toDate']],
    ['más de 2000 salas', []],
  ],
};

describe('findPeriods', () => {
  for (const locale of ['en', 'vi', 'es'] as const) {
    it.each(tables[locale])(`reads (${locale}) %s`, (text, expected) => {
      expect(brief(text, locale)).toEqual(expected);
    });
  }

  it('marks a bare year as a weak guess, and none where an amount is meant', () => {
    expect(find('1987 visits', 'en')).toMatchObject([{ weak: true }]);
    expect(find('visits in 1987', 'en')[0]).not.toHaveProperty('weak');
    expect(find('more than 1987 visits', 'en')).toEqual([]);
  });

  it('knows the day of the question where it is asked', () => {
    const late = new Date('2026-03-31T23:00:00Z');
    const at = (timeZone: string) =>
      findPeriods(tokenize('since April', 'en'), { locale: 'en', now: late, timeZone })[0]?.period;
    expect(at('UTC')).toEqual({ from: '2025-04-01', to: '2025-05-01' });
    expect(at('Asia/Ho_Chi_Minh')).toEqual({ from: '2026-04-01', to: '2026-05-01' });
  });

  it('says which words it read', () => {
    expect(find('visits before 9 June 1987 by guests', 'en')[0]).toMatchObject({
      start: 1,
      end: 5,
      op: 'before',
    });
  });
});
