import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { defaultPlannerSettings, type Planning } from '../pipeline/stages.ts';
import { rentalManifest } from '../testing/rental-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

function ask(locale: Locale, question: string): Promise<Planning> {
  const context = {
    question,
    locale,
    timeZone: 'UTC',
    now: new Date('2026-03-10T12:00:00Z'),
    manifest: rentalManifest,
    turns: [],
    policies: [],
    mustAnswer: false,
    settings: { ...defaultPlannerSettings, answerThreshold: 0.5 },
  };
  return planBuiltIn(context, new AbortController().signal);
}

const count = (model: string, where?: object) => ({
  model,
  measures: [{ fn: 'count' }],
  ...(where && { where }),
});
const eq = (path: string, value: unknown) => ({ path, op: 'eq', value });
const germans = { model: 'renters', where: eq('country', 'Germany') };

describe('one meaning in three languages', () => {
  it.each<[Locale, string, object]>([
    ['en', 'how many bikes do we have?', count('bikes')],
    ['vi', 'Có bao nhiêu khách thuê?', count('renters')],
    ['vi', 'co bao nhieu chi nhanh', count('branches')],
    ['es', '¿Cuántas sucursales hay?', count('branches')],
    // countries and peoples, in the spelling of the data
    ['en', 'German renters', germans],
    ['vi', 'khách thuê ở Đức', germans],
    ['vi', 'khach thue o duc', germans],
    ['es', 'arrendatarios alemanes', germans],
    // values kept in English
    ['vi', 'lượt thuê bị hủy', { model: 'hires', where: eq('status', 'cancelled') }],
    ['es', 'alquileres cancelados', { model: 'hires', where: eq('status', 'cancelled') }],
    ['es', '¿Cuántos alquileres abiertos hay?', count('hires', eq('status', 'open'))],
    // numbers and nouns in the order of the language
    ['vi', 'lương trung bình của nhân viên', { model: 'workers', measures: [{ fn: 'avg', path: 'salary' }] }],
    [
      'es',
      'salario medio de los trabajadores',
      { model: 'workers', measures: [{ fn: 'avg', path: 'salary' }] },
    ],
    ['es', 'salario mínimo y máximo de los empleados', { measures: [{ fn: 'min' }, { fn: 'max' }] }],
    ['vi', 'nhân viên có lương trên 1.000', { where: { path: 'salary', op: 'gt', value: 1000 } }],
    ['es', 'empleados con salario mayor a 62,5', { where: { path: 'salary', op: 'gt', value: 62.5 } }],
    ['vi', 'nhân viên nào có lương cao nhất?', { orderBy: [{ by: 'salary', direction: 'desc' }], limit: 1 }],
    // what has not happened, and what points nowhere
    ['vi', 'lượt thuê chưa trả', { model: 'hires', where: { path: 'return_date', op: 'isNull' } }],
    ['es', 'alquileres no devueltos', { model: 'hires', where: { path: 'return_date', op: 'isNull' } }],
    ['es', 'empleados que no reportan a nadie', { where: { path: 'manager_id', op: 'isNull' } }],
    ['vi', 'nhân viên vào làm năm 2021', { where: { path: 'hire_date', op: 'during' } }],
    // a denial said twice
    [
      'es',
      'arrendatarios que no tienen ningún alquiler',
      { model: 'renters', where: { notExists: 'hires' } },
    ],
    ['vi', 'khách thuê nào không có lượt thuê nào?', { model: 'renters', where: { notExists: 'hires' } }],
    // flags, rows by number, groups, shares
    ['en', 'active bikes', { model: 'bikes', where: eq('is_active', true) }],
    ['vi', 'nhân viên của chi nhánh số 2', { model: 'workers', where: eq('branch_id', 2) }],
    ['vi', 'tổng số tiền theo khách thuê', { measures: [{ fn: 'sum', path: 'amount' }] }],
    ['es', 'porcentaje de alquileres cancelados', { measures: [{ fn: 'ratio', percent: true }] }],
    ['vi', 'tỷ lệ lượt thuê bị hủy', { measures: [{ fn: 'ratio', percent: true }] }],
    ['es', 'promedio de alquileres por arrendatario', { model: 'renters', measures: [{ fn: 'avg' }] }],
  ])('%s: %s', async (locale, question, plan) => {
    expect(await ask(locale, question)).toMatchObject({ kind: 'plan', reading: { plan } });
  });
});

describe('what the data does not hold', () => {
  it.each<[Locale, string, string]>([
    ['en', 'average satisfaction of our renters', 'satisfaction'],
    ['vi', 'doanh số khiếu nại của khách thuê', 'khiếu nại'],
    ['es', '¿cuál es la edad media de los arrendatarios?', 'edad'],
  ])('%s: %s is said to be missing', async (locale, question, missing) => {
    const planning = await ask(locale, question);
    expect(planning).toMatchObject({ kind: 'not_possible', reason: 'no_such_data' });
    expect((planning as { message: string }).message).toContain(missing);
  });
});

describe('what may mean several things', () => {
  it.each<[Locale, string]>([
    ['en', 'who is our best renter?'],
    ['vi', 'Khách thuê tốt nhất của mình là ai?'],
    ['es', '¿quién es nuestro mejor arrendatario?'],
  ])('%s: %s is asked back by what', async (locale, question) => {
    const planning = await ask(locale, question);
    expect(planning.kind).toBe('clarification');
    const labels = (planning as Extract<Planning, { kind: 'clarification' }>).options.map(
      ({ label }) => label,
    );
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.length).toBeGreaterThan(1);
  });
});

describe('help', () => {
  it.each<[Locale, string]>([
    ['en', 'what sort of questions can I ask you?'],
    ['vi', 'Bạn giúp được gì cho tôi?'],
    ['es', '¿para qué sirves?'],
  ])('%s: %s is help', async (locale, question) => {
    expect((await ask(locale, question)).kind).toBe('help');
  });
});
