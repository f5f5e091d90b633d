import type { TableWords } from './en.ts';

export const es: TableWords = {
  columns: 'Columnas',
  columnsHidden: '{count, plural, one {# oculta} other {# ocultas}}',
  resize: 'Ancho de {column}',
  sortedAmongShown: 'Ordenado entre las filas mostradas',
  ordering: 'Ordenando todas las filas…',
  sortFailed: 'No se pudieron ordenar todas las filas; estas sí.',
  copiedRows: '{count, plural, one {Una fila copiada} other {# filas copiadas}}',
  copiedCells: '{count, plural, one {Una celda copiada} other {# celdas copiadas}}',
  emptyText: 'vacío',
  loadMore: 'Cargar hasta {count, number} filas',
  loadFailed: 'No se pudieron cargar más filas.',
};
