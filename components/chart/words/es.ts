import type { ChartWords } from './en.ts';

export const es: ChartWords = {
  rest: (count) => `Otros (${count})`,
  saveAs: (form) => `Guardar el gráfico como ${form}`,
  summary: (high, low) => `Máximo: ${high}. Mínimo: ${low}.`,
  seriesShown: (shown, total) => `Se dibujan ${shown} de ${total} series; la tabla las tiene todas.`,
  kinds: { bar: 'Barras', line: 'Líneas', stacked: 'Apilado', share: 'Proporciones', scatter: 'Puntos' },
};
