// Sales, money and states as shops, offices and banks keep them, in schemas of three languages.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const spanish = writtenManifest(
  {
    clientes: 'razon_social provincia fecha_alta:date',
    productos: 'descripcion familia stock:integer stock_minimo:integer',
    facturas:
      'numero cliente_id>clientes fecha:date fecha_vencimiento:date fecha_pago:date? total:decimal estado',
    lineas_factura:
      'factura_id>facturas producto_id>productos cantidad:integer precio:decimal descuento:decimal',
    gastos: 'concepto fecha:date importe:decimal',
  },
  { 'facturas.estado': ['pagada', 'emitida'], 'productos.familia': ['Pinturas', 'Cables'] },
);
const vietnamese = writtenManifest(
  {
    khach_hang: 'ten_kh thanh_pho loai_kh',
    san_pham: 'ten_sp gia_ban:decimal con_kinh_doanh:boolean',
    don_hang: 'kh_id>khach_hang ngay_dat:date trang_thai tong_tien:decimal hinh_thuc_tt',
    chi_tiet_don_hang: 'don_hang_id>don_hang san_pham_id>san_pham so_luong:integer don_gia:decimal',
    hoc_phi: 'kh_id>khach_hang so_tien:decimal han_nop:date ngay_nop:date?',
    tra_hang: 'san_pham_id>san_pham ly_do ngay_tra:date',
  },
  {
    'don_hang.trang_thai': ['mới', 'đang giao', 'đã giao', 'đã hủy'],
    'don_hang.hinh_thuc_tt': ['tiền mặt', 'thẻ'],
    'tra_hang.ly_do': ['lỗi', 'đổi ý'],
  },
);
const english = writtenManifest(
  {
    branches: 'branch_name town',
    clients: 'full_name branch_id>branches',
    loans: 'client_id>clients principal:decimal outstanding:decimal due_on:date status',
    loan_payments: 'loan_id>loans paid_on:date amount:decimal late_days:integer',
    cards: 'client_id>clients kind brand credit_limit:decimal',
    transfers: 'client_id>clients sent_on:date amount:decimal channel is_fraud:boolean',
  },
  {
    'loans.status': ['current', 'paid off'],
    'cards.kind': ['credit', 'debit'],
    'transfers.channel': ['app', 'desk'],
  },
);
const manifests = { es: spanish, vi: vietnamese, en: english };

async function meant(question: string, locale: Locale) {
  const manifest = manifests[locale];
  const context = builtInContext(question, manifest, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  // Whatever is understood can be asked of a database.
  lowerPlan(planning.reading.plan, { manifest, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}

const during = (path: string) => ({ path, op: 'during' });
const today = { unit: 'day', offset: 0 };

describe('in Spanish', () => {
  it.each<[string, object]>([
    ['facturación de este mes', { model: 'facturas', where: during('fecha') }],
    ['ventas por provincia', { model: 'facturas', dimensions: [{ path: 'cliente.provincia' }] }],
    [
      'facturas atrasadas',
      {
        where: {
          and: [
            { path: 'fecha_pago', op: 'isNull' },
            { path: 'fecha_vencimiento', op: 'before', period: today },
          ],
        },
      },
    ],
    ['clientes sin facturas este año', { where: { notExists: 'facturas', where: during('fecha') } }],
    ['productos bajo mínimo', { where: { path: 'stock', op: 'lte', field: 'stock_minimo' } }],
    [
      'facturas sin pagar de más de 500',
      {
        where: {
          and: [
            { path: 'fecha_pago', op: 'isNull' },
            { path: 'total', op: 'gt', value: 500 },
          ],
        },
      },
    ],
    ['facturas de más de 1000 euros', { where: { path: 'total', op: 'gt', value: 1000 } }],
    ['gastos de este mes frente al anterior', { model: 'gastos', dimensions: [{ bucket: 'month' }] }],
  ])('%s', async (question, expected) => {
    expect(await meant(question, 'es')).toMatchObject(expected);
  });
});

describe('in Vietnamese', () => {
  const cancelled = { path: 'trang_thai', op: 'eq', value: 'đã hủy' };

  it.each<[string, object]>([
    ['đơn hàng trên 50 triệu', { where: { path: 'tong_tien', op: 'gt', value: 50_000_000 } }],
    ['sản phẩm giá từ 5 đến 10 triệu', { where: { op: 'between', value: [5_000_000, 10_000_000] } }],
    ['đơn hàng bị hủy', { model: 'don_hang', where: cancelled }],
    ['tỷ lệ đơn hủy', { measures: [{ fn: 'ratio', of: [{ where: cancelled }, { fn: 'count' }] }] }],
    ['tổng học phí', { measures: [{ fn: 'sum', path: 'so_tien' }] }],
    [
      'học phí quá hạn',
      {
        where: {
          and: [
            { path: 'ngay_nop', op: 'isNull' },
            { path: 'han_nop', op: 'before', period: today },
          ],
        },
      },
    ],
    ['số đơn hàng theo hình thức thanh toán', { dimensions: [{ path: 'hinh_thuc_tt' }] }],
    ['doanh thu so với tháng trước', { measures: [{ fn: 'sum' }], dimensions: [{ bucket: 'month' }] }],
  ])('%s', async (question, expected) => {
    expect(await meant(question, 'vi')).toMatchObject(expected);
  });

  it('accents tell words apart: a profit is no fault', async () => {
    expect(await meant('lợi nhuận theo sản phẩm', 'vi')).toMatchObject({ kind: 'not_possible' });
  });

  it('shortened names are read and shown whole', () => {
    const labels = vietnamese.model('don_hang')?.fields.map(({ label }) => label);
    expect(labels).toContain('khach hang id');
    expect(labels).toContain('hinh thuc thanh toan');
  });
});

describe('in English', () => {
  it.each<[string, object]>([
    ['fraud rate by channel', { measures: [{ fn: 'ratio' }], dimensions: [{ path: 'channel' }] }],
    ['late payments', { model: 'loan_payments', where: { path: 'late_days', op: 'gt', value: 0 } }],
    [
      'who has the highest principal',
      { fields: [{ path: 'client.full_name' }], orderBy: [{ direction: 'desc' }], limit: 1 },
    ],
    // Whatever else has a name, a thing that the question speaks of goes by its own.
    ['names of clients', { model: 'clients', fields: [{ path: 'full_name' }] }],
    ['how many cards are there in all, of those available', { measures: [{ fn: 'count' }] }],
    ['credit cards', { model: 'cards', where: { path: 'kind', op: 'eq', value: 'credit' } }],
    [
      'credit limit by card brand',
      { measures: [{ fn: 'avg', path: 'credit_limit' }], dimensions: [{ path: 'brand' }] },
    ],
    ['outstanding loans by branch', { measures: [{ fn: 'sum', path: 'outstanding' }] }],
    ['transfers vs the month before', { measures: [{ fn: 'count' }], dimensions: [{ bucket: 'month' }] }],
    ['biggest loans', { model: 'loans', orderBy: [{ by: 'principal', direction: 'desc' }] }],
    ['transfers between 1 and 2 thousand', { where: { op: 'between', value: [1000, 2000] } }],
  ])('%s', async (question, expected) => {
    expect(await meant(question, 'en')).toMatchObject(expected);
  });
});
