// Matters that come to an end, sales that are kept with a header, and the words of those who speak of them: on schemas of a
// sales desk, a bicycle shop, a library and a kitchen that delivers.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { planMeant } from '../testing/plan-meant.ts';
import { writtenManifest } from '../testing/written-manifest.ts';

const desk = writtenManifest(
  {
    users: 'first_name last_name team',
    accounts: 'name industry owner_id>users created_at:timestamp',
    stages: 'name is_won:boolean is_closed:boolean',
    deals:
      'account_id>accounts owner_id>users stage_id>stages title amount:decimal source created_at:timestamp expected_close:date closed_at:timestamp? lost_reason',
    activities:
      'deal_id>deals user_id>users type subject due_at:timestamp done_at:timestamp? duration_minutes:integer?',
  },
  {
    'stages.name': ['New', 'Proposal', 'Signed', 'Dropped'],
    'activities.type': ['call', 'meeting', 'email'],
    'deals.source': ['inbound', 'referral'],
    'deals.lost_reason': ['price', 'timing'],
    'accounts.industry': ['Retail', 'Finance'],
  },
);
const bikes = writtenManifest(
  {
    product_category: 'name',
    product_subcategory: 'product_category_id>product_category name',
    product: 'product_subcategory_id>product_subcategory name list_price:decimal sell_start_date:date',
    sales_person: 'first_name last_name sales_quota:decimal?',
    ship_method: 'name',
    sales_order_header:
      'order_date:date due_date:date ship_date:date? sales_person_id>sales_person ship_method_id>ship_method sub_total:decimal tax_amt:decimal freight:decimal total_due:decimal',
    sales_order_detail:
      'sales_order_header_id>sales_order_header product_id>product order_qty:integer unit_price:decimal line_total:decimal',
  },
  {
    'product_category.name': ['Bikes', 'Clothing'],
    'product_subcategory.name': ['Road Bikes', 'Gloves'],
  },
);
const library = writtenManifest(
  {
    libros: 'titulo idioma',
    sucursales: 'nombre',
    ejemplares: 'libro_id>libros sucursal_id>sucursales codigo estado precio:decimal',
    socios: 'nombre apellidos fecha_alta:date fecha_baja:date?',
    prestamos:
      'ejemplar_id>ejemplares socio_id>socios fecha_prestamo:date fecha_vencimiento:date fecha_devolucion:date? renovaciones:integer',
  },
  { 'ejemplares.estado': ['disponible', 'prestado', 'perdido'], 'libros.idioma': ['español', 'inglés'] },
);
const kitchen = writtenManifest(
  {
    nha_hang: 'ten quan dang_hoat_dong:boolean',
    don_hang:
      'ma_nha_hang>nha_hang thoi_gian_dat:timestamp thoi_gian_giao:timestamp? trang_thai giam_gia:decimal tong_tien:decimal',
    danh_gia: 'ma_don_hang>don_hang so_sao:integer',
  },
  { 'don_hang.trang_thai': ['hoàn thành', 'đã hủy', 'đang giao'] },
);
const schemas = { desk, bikes, library, kitchen };

const meant = (on: keyof typeof schemas, question: string, locale: Locale = 'en') =>
  planMeant(schemas[on], question, locale);

const open = { path: 'closed_at', op: 'isNull' };
const won = { path: 'stage.is_won', op: 'eq', value: true };
const today = { unit: 'day', offset: 0 };
const closed = (unit: string, offset: number) => ({
  path: 'closed_at',
  op: 'during',
  period: { unit, offset },
});
const count = { fn: 'count' };

describe('matters that come to an end', () => {
  it.each<[keyof typeof schemas, string, object, Locale?]>([
    ['desk', 'how many open deals do we have', { model: 'deals', where: open, measures: [count] }],
    ['desk', 'largest open deal', { model: 'deals', where: open, limit: 1 }],
    [
      'desk',
      'accounts with no open deals',
      { model: 'accounts', where: { notExists: 'deals', where: open } },
    ],
    ['desk', 'accounts with open deals', { model: 'accounts', where: { exists: 'deals', where: open } }],
    [
      'desk',
      'overdue activities',
      {
        where: {
          and: [
            { path: 'done_at', op: 'isNull' },
            { path: 'due_at', op: 'before', period: today },
          ],
        },
      },
    ],
    [
      'library',
      'préstamos vencidos',
      {
        where: {
          and: [
            { path: 'fecha_devolucion', op: 'isNull' },
            { path: 'fecha_vencimiento', op: 'before', period: today },
          ],
        },
      },
      'es',
    ],
    ['desk', 'how many deals were won last month', { where: { and: [won, closed('month', -1)] } }],
    [
      'desk',
      'revenue won per month',
      { where: won, measures: [{ fn: 'sum', path: 'amount' }], dimensions: [{ path: 'closed_at' }] },
    ],
    [
      'desk',
      'amount won last month',
      { where: { and: [won, closed('month', -1)] }, measures: [{ fn: 'sum', path: 'amount' }] },
    ],
    [
      'desk',
      'who closed the most deals this quarter',
      { model: 'users', where: { exists: 'deals', where: closed('quarter', 0) }, limit: 1 },
    ],
    [
      'desk',
      'which month had the most deals closed',
      { dimensions: [{ path: 'closed_at', bucket: 'month' }], limit: 1 },
    ],
    [
      'kitchen',
      'đơn hàng chưa giao',
      { model: 'don_hang', where: { path: 'thoi_gian_giao', op: 'isNull' } },
      'vi',
    ],
    [
      'library',
      'libros que nunca se han prestado',
      { model: 'libros', where: { notExists: 'ejemplares.prestamos' } },
      'es',
    ],
  ])('%s: %s', async (on, question, plan, locale) => {
    expect(await meant(on, question, locale)).toMatchObject(plan);
  });

  it('of "won deals last month" the month is no one deed\'s', async () => {
    const plan = await meant('desk', 'number of won deals last month');
    expect(plan).toMatchObject({ where: { and: [won, { path: 'created_at' }] } });
  });
});

describe('rates of what is in a stage', () => {
  const rate = (where: object, among?: object) => ({
    fn: 'ratio',
    percent: true,
    of: [
      { fn: 'count', where: among ? { and: [among, where] } : where },
      { fn: 'count', ...(among && { where: among }) },
    ],
  });
  const decided = { path: 'stage.is_closed', op: 'eq', value: true };
  it.each([
    ['win rate', { model: 'deals', measures: [rate(won, decided)] }],
    ['win rate by source', { measures: [rate(won, decided)], dimensions: [{ path: 'source' }] }],
    [
      'which source has the highest win rate',
      { measures: [rate(won, decided)], dimensions: [{ path: 'source' }], limit: 1 },
    ],
    [
      'which industry has the highest win rate',
      { measures: [rate(won, decided)], dimensions: [{ path: 'account.industry' }], limit: 1 },
    ],
  ])('%s', async (question, plan) => {
    expect(await meant('desk', question)).toMatchObject(plan);
  });
});

describe('kinds of rows over time', () => {
  const calls = { path: 'type', op: 'eq', value: 'call' };
  it.each([
    ['calls per month', { where: calls, measures: [count], dimensions: [{ bucket: 'month' }] }],
    ['number of calls per month', { where: calls, measures: [count], dimensions: [{ bucket: 'month' }] }],
    ['calls last month', { model: 'activities', where: { and: [calls, { op: 'during' }] } }],
    [
      'busiest weekday for calls',
      {
        where: { and: [calls, { path: 'done_at', op: 'isNotNull' }] },
        measures: [count],
        dimensions: [{ part: 'weekday' }],
        limit: 1,
      },
    ],
    [
      'what is our slowest month for deals',
      { model: 'deals', dimensions: [{ bucket: 'month' }], orderBy: [{ direction: 'asc' }], limit: 1 },
    ],
    [
      'which hour has the most calls',
      { where: { and: [calls, {}] }, dimensions: [{ part: 'hour' }], limit: 1 },
    ],
  ])('%s', async (question, plan) => {
    expect(await meant('desk', question)).toMatchObject(plan);
  });
});

describe('sales that are kept with a header', () => {
  const sum = (path: string) => [{ fn: 'sum', path }];
  it.each([
    ['average order value', { model: 'sales_order_header', measures: [{ fn: 'avg', path: 'sub_total' }] }],
    [
      'largest order value',
      {
        model: 'sales_order_header',
        orderBy: [{ by: 'sub_total', direction: 'desc' }],
        limit: 1,
      },
    ],
    ['number of orders per month', { model: 'sales_order_header', measures: [count] }],
    [
      'freight cost by ship method',
      { measures: sum('freight'), dimensions: [{ path: 'ship_method_id' }, {}] },
    ],
    ['tax collected this year', { measures: sum('tax_amt') }],
    [
      'which salesperson sold the most',
      { measures: sum('sub_total'), dimensions: [{ path: 'sales_person_id' }, {}, {}], limit: 1 },
    ],
    [
      'revenue from bikes',
      {
        measures: sum('line_total'),
        where: { path: 'product.product_subcategory.product_category.name', value: 'Bikes' },
      },
    ],
  ])('%s', async (question, plan) => {
    expect(await meant('bikes', question)).toMatchObject(plan);
  });
});

describe('sums, means and times in other languages', () => {
  it.each<[keyof typeof schemas, string, Locale, object]>([
    [
      'library',
      'valor total de los ejemplares por sucursal',
      'es',
      { measures: [{ fn: 'sum', path: 'precio' }], dimensions: [{ path: 'sucursal_id' }, {}] },
    ],
    [
      'library',
      'tiempo medio de préstamo',
      'es',
      {
        measures: [
          {
            fn: 'avg',
            expr: { difference: 'day', from: { path: 'fecha_prestamo' }, to: { path: 'fecha_devolucion' } },
          },
        ],
      },
    ],
    [
      'kitchen',
      'thời gian giao hàng trung bình',
      'vi',
      {
        measures: [
          {
            fn: 'avg',
            expr: { difference: 'minute', from: { path: 'thoi_gian_dat' }, to: { path: 'thoi_gian_giao' } },
          },
        ],
      },
    ],
    ['kitchen', 'tổng tiền giảm giá năm nay', 'vi', { measures: [{ fn: 'sum', path: 'giam_gia' }] }],
    [
      'kitchen',
      'nhà hàng đã ngừng hoạt động',
      'vi',
      { model: 'nha_hang', where: { path: 'dang_hoat_dong', op: 'ne', value: true } },
    ],
    [
      'kitchen',
      'giờ nào có nhiều đơn hàng nhất',
      'vi',
      { model: 'don_hang', dimensions: [{ path: 'thoi_gian_dat', part: 'hour' }], limit: 1 },
    ],
  ])('%s: %s', async (on, question, locale, plan) => {
    expect(await meant(on, question, locale)).toMatchObject(plan);
  });
});

describe('one against another', () => {
  const types = { path: 'type', op: 'in', value: ['call', 'meeting'] };
  const of = (value: string) => ({ fn: 'count', where: { path: 'type', op: 'eq', value } });
  it.each([
    [
      'call vs meeting activities this year',
      { where: { and: [types, { op: 'during' }] }, measures: [count], dimensions: [{ path: 'type' }] },
    ],
    ['compare calls and meetings', { where: types, measures: [count], dimensions: [{ path: 'type' }] }],
    [
      'total duration minutes of calls vs meetings',
      { measures: [{ fn: 'sum', path: 'duration_minutes' }], dimensions: [{ path: 'type' }] },
    ],
    ['ratio of calls to meetings', { measures: [{ fn: 'ratio', of: [of('call'), of('meeting')] }] }],
    [
      'deals closing next month',
      { where: { path: 'expected_close', op: 'during', period: { unit: 'month', offset: 1 } } },
    ],
    ['deals closed this month', { where: { path: 'closed_at', op: 'during' } }],
  ])('%s', async (question, plan) => {
    expect(await meant('desk', question)).toMatchObject(plan);
  });
});

describe('what is sold, and what is half of a question', () => {
  it('those with the most first are all of them, and the bestselling one is one', async () => {
    expect(await meant('bikes', 'bestselling subcategory')).toMatchObject({ limit: 1 });
    expect(await meant('desk', 'accounts with the most deals first')).toMatchObject({
      model: 'accounts',
      orderBy: [{ direction: 'desc' }],
    });
    expect(await meant('desk', 'accounts with the most deals first')).not.toHaveProperty('limit');
  });

  it('a mean stands behind its ratings', async () => {
    expect(await meant('kitchen', 'đánh giá trung bình theo nhà hàng', 'vi')).toMatchObject({
      model: 'danh_gia',
      measures: [{ fn: 'avg', path: 'so_sao' }],
    });
  });

  it('of two deeds over time none is left out in silence', async () => {
    const read = await meant('library', 'altas y bajas de socios por mes', 'es');
    expect(read).not.toHaveProperty('measures');
    expect(await meant('library', 'altas de socios por mes', 'es')).toHaveProperty('measures');
  });
});

it('one value against another is known by its word in another language', async () => {
  expect(await meant('desk', 'actividades email frente a llamada', 'es')).toMatchObject({
    where: { path: 'type', op: 'in', value: ['email', 'call'] },
    dimensions: [{ path: 'type' }],
  });
});
