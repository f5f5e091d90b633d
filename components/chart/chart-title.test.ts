import { describe, expect, it } from 'vitest';
import type { Chart, Result } from '#lib/envelope/envelope.ts';
import { chartTitle } from './chart-title.ts';

const result: Result = {
  columns: [
    { name: 'month', label: 'Mes (pedido)', type: 'date' },
    { name: 'state', label: 'Estado', type: 'text' },
    { name: 'orders', label: 'Número de pedidos', type: 'integer' },
  ],
  rows: [],
};
const chart: Chart = { kind: 'line', x: 'month', by: 'state', series: ['orders'] };

describe('the title of a chart', () => {
  it('is one sentence in the language of its headings, whatever the page is read in', () => {
    const title = chartTitle(result, { ...chart, locale: 'es' }, 'line', 'en');
    expect(title).toBe('Número de pedidos por mes (pedido), estado');
  });

  it('is in the language of the page where the answer is older than its language', () => {
    expect(chartTitle(result, chart, 'line', 'vi')).toBe('Número de pedidos theo mes (pedido), estado');
  });

  it('names one group where points are drawn', () => {
    expect(chartTitle(result, { ...chart, locale: 'es' }, 'scatter', 'es')).toBe(
      'Número de pedidos por mes (pedido)',
    );
  });
});
