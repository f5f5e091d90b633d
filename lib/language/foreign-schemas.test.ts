// Schemas named in Vietnamese or Spanish, and schemas whose names are shortened: asked in any language.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const nursery = writtenManifest(
  {
    lop: 'ten_lop khoi:integer co_giao>co_giao',
    co_giao: 'ho_ten ngay_vao_lam:date luong:decimal',
    be: 'ho_ten ngay_sinh:date dia_chi lop_id>lop trang_thai',
    mon_an: 'ten_mon gia_tien:decimal',
    danh_gia: 'be_id>be mon_an_id>mon_an diem_so:decimal ngay_an:date',
    hoc_phi: 'be_id>be so_tien:decimal ngay_dong:date',
  },
  {
    'be.trang_thai': ['đang học', 'nghỉ học'],
    'be.dia_chi': ['Huế', 'Vinh'],
    'lop.ten_lop': ['Mầm 1', 'Lá 2'],
  },
);

const boats = writtenManifest(
  {
    socios: 'nombre apellidos pais fecha_alta:date',
    barcos: 'nombre eslora:decimal precio_dia:decimal puerto',
    alquileres:
      'socio_id>socios barco_id>barcos fecha_salida:date fecha_llegada:date estado importe_total:decimal',
    opiniones: 'alquiler_id>alquileres puntuacion:integer fecha:date',
  },
  { 'alquileres.estado': ['confirmado', 'anulado'], 'barcos.puerto': ['Vigo', 'Palma'] },
);

const garage = writtenManifest({
  dept: 'dept_nm loc',
  emp: 'fst_nm lst_nm hire_dt:date job_ttl sal:decimal dept_id>dept',
  lv_req: 'emp_id>emp lv_typ start_dt:date days:integer sts',
});

async function meant(question: string, locale: Locale, manifest: typeof boats) {
  const context = builtInContext(question, manifest, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  // Whatever is understood can be asked of a database.
  lowerPlan(planning.reading.plan, { manifest: manifest, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}

describe('a schema named in Vietnamese', () => {
  it('calls its things as they are written, in no plural', () => {
    expect(nursery.manifest.models.map(({ plural }) => plural)).toContain('hoc phi');
    expect(nursery.model('mon_an')?.displayFields).toEqual(['ten_mon']);
  });

  it.each<[string, Locale, object]>([
    ['Có bao nhiêu bé ở Huế?', 'vi', { model: 'be', where: { path: 'dia_chi', value: 'Huế' } }],
    ['Số bé theo lớp', 'vi', { model: 'be', dimensions: [{ path: 'lop_id' }, { path: 'lop.ten_lop' }] }],
    [
      'Tổng học phí theo tháng',
      'vi',
      { model: 'hoc_phi', dimensions: [{ path: 'ngay_dong', bucket: 'month' }] },
    ],
    ['lương trung bình của cô giáo', 'vi', { model: 'co_giao', measures: [{ fn: 'avg', path: 'luong' }] }],
    ['Average score per dish', 'en', { model: 'danh_gia', measures: [{ fn: 'avg', path: 'diem_so' }] }],
    ['How many children are there per class?', 'en', { model: 'be', measures: [{ fn: 'count' }] }],
  ])('%s (%s)', async (question, locale, plan) => {
    expect(await meant(question, locale, nursery)).toMatchObject(plan);
  });
});

describe('a schema named in Spanish', () => {
  it('has singulars of its own, and people with both names', () => {
    expect(boats.model('alquileres')).toMatchObject({ label: 'alquiler', plural: 'alquileres' });
    expect(boats.model('opiniones')).toMatchObject({ label: 'opinion' });
    expect(boats.model('socios')?.displayFields).toEqual(['nombre', 'apellidos']);
  });

  it.each<[string, Locale, object]>([
    [
      'Barco más caro',
      'es',
      { model: 'barcos', orderBy: [{ by: 'precio_dia', direction: 'desc' }], limit: 1 },
    ],
    [
      'Boats cheaper than 100',
      'en',
      { model: 'barcos', where: { path: 'precio_dia', op: 'lt', value: 100 } },
    ],
    [
      '¿Cuál es el barco mejor valorado?',
      'es',
      { orderBy: [{ by: 'avg_puntuacion', direction: 'desc' }], limit: 1 },
    ],
    ['Thuyền đắt nhất', 'vi', { model: 'barcos', orderBy: [{ by: 'precio_dia', direction: 'desc' }] }],
    ['Average rating per boat', 'en', { model: 'opiniones', measures: [{ fn: 'avg', path: 'puntuacion' }] }],
    ['How many members are from Spain?', 'en', { model: 'socios', where: { path: 'pais' } }],
    ['¿Cuántos alquileres llegan mañana?', 'es', { where: { path: 'fecha_llegada', op: 'during' } }],
    ['Departures today', 'en', { model: 'alquileres', where: { path: 'fecha_salida', op: 'during' } }],
  ])('%s (%s)', async (question, locale, plan) => {
    expect(await meant(question, locale, boats)).toMatchObject(plan);
  });
});

describe('a schema with shortened names', () => {
  it('is spelled out for people', () => {
    expect(garage.model('emp')).toMatchObject({
      label: 'employee',
      plural: 'employees',
      displayFields: ['fst_nm', 'lst_nm'],
    });
    expect(garage.model('emp')?.fields.map(({ label }) => label)).toEqual([
      'id',
      'first name',
      'last name',
      'hire date',
      'job title',
      'salary',
      'department id',
    ]);
    expect(garage.model('dept')?.displayFields).toEqual(['dept_nm']);
  });

  it.each<[string, object]>([
    ['Average salary by department', { model: 'emp', measures: [{ fn: 'avg', path: 'sal' }] }],
    ['Employees hired in 2024', { model: 'emp', where: { path: 'hire_dt', op: 'during' } }],
    ['How many leave requests are there per status?', { model: 'lv_req', dimensions: [{ path: 'sts' }] }],
  ])('%s', async (question, plan) => {
    expect(await meant(question, 'en', garage)).toMatchObject(plan);
  });
});
