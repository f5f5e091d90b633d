import { describe, expect, it } from 'vitest';
import { countingRemark } from './counting-remarks.ts';

describe('what counts and what does not', () => {
  it.each([
    ['Returned parcels should not be counted.', 'without', 'Returned parcels'],
    ['Parcels in transit must be left out', 'without', 'Parcels in transit'],
    ["test accounts don't count", 'without', 'test accounts'],
    ['The ones without a weight are not real parcels.', 'without', 'The ones without a weight'],
    ['You counted parcels that were returned', 'without', 'parcels that were returned'],
    ['Lost ones are included here', 'without', 'Lost ones'],
    ['bưu kiện bị trả thì không tính', 'without', 'bưu kiện bị trả'],
    ['Bưu kiện thất lạc không được tính nữa', 'without', 'Bưu kiện thất lạc'],
    ['bưu kiện bị trả phải loại ra', 'without', 'bưu kiện bị trả'],
    ['bạn đếm cả bưu kiện bị trả', 'without', 'bưu kiện bị trả'],
    ['los paquetes con status returned no se deben contar', 'without', 'los paquetes con status returned'],
    ['Los perdidos no cuentan', 'without', 'Los perdidos'],
    ['Los sobres no deben entrar en el cálculo', 'without', 'Los sobres'],
    ['Los devueltos deben quitarse', 'without', 'Los devueltos'],
    ['only those with status done count', 'only', 'those with status done'],
    ['It should only count delivered parcels.', 'only', 'delivered parcels'],
    ['They count only when the state is set', 'only', 'state is set'],
    ['chỉ bưu kiện đã giao mới được tính', 'only', 'bưu kiện đã giao'],
    ['Chỉ tính các bưu kiện đã giao thôi', 'only', 'bưu kiện đã giao'],
    ['Solo cuentan los que tienen peso', 'only', 'los que tienen peso'],
    ['Sólo deben contarse los entregados', 'only', 'entregados'],
    ['Returned parcels should be included', 'mention', 'Returned parcels'],
  ])('%s', (text, kind, what) => {
    expect(countingRemark(text)).toMatchObject({ kind, what });
  });

  it.each([
    ['Refunded payments should not be part of revenue', 'Refunded payments', 'revenue'],
    ['Revenue does not include refunded payments', 'refunded payments', 'Revenue'],
    ['Đơn hủy không được tính vào doanh thu', 'Đơn hủy', 'doanh thu'],
    ['Doanh số không tính đơn đã hủy', 'đơn đã hủy', 'Doanh số'],
    ['Los devueltos no forman parte de los ingresos', 'Los devueltos', 'ingresos'],
    ['Los ingresos no incluyen los devueltos', 'devueltos', 'Los ingresos'],
  ])('of one number: %s', (text, what, from) => {
    expect(countingRemark(text)).toEqual({ kind: 'without', what, from });
  });

  it.each([
    ['people with an end date have left', 'people with an end date'],
    ['Contractors no longer work here', 'Contractors'],
    ['người có ngày nghỉ là đã nghỉ việc', 'người có ngày nghỉ'],
    ['los que tienen fecha de baja ya no están', 'los que tienen fecha de baja'],
  ])('of who has left: %s', (text, what) => {
    expect(countingRemark(text)).toEqual({ kind: 'without', what });
  });

  it.each(['The total is wrong', 'by the date of shipping', 'ngày giao, không phải ngày tạo', 'el total no'])(
    'is not said by "%s"',
    (text) => expect(countingRemark(text)).toBeUndefined(),
  );
});
