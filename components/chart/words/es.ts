import type { ChartWords } from './en.ts';

export const es: ChartWords = {
  rest: 'Otros ({count, number})',
  saveAs: 'Guardar el gráfico como {form}',
  summary: 'Máximo: {high}. Mínimo: {low}.',
  seriesShown: 'Se dibujan {shown, number} de {total, number} series; la tabla las tiene todas.',
  kinds: { bar: 'Barras', line: 'Líneas', stacked: 'Apilado', share: 'Proporciones', scatter: 'Puntos' },
};
