import type { TableWords } from './en.ts';

export const es: TableWords = {
  columns: 'Columnas',
  columnsHidden: (count) => `${count} ocultas`,
  resize: (column) => `Ancho de ${column}`,
  sortedAmongShown: 'Ordenado entre las filas mostradas',
  ordering: 'Ordenando todas las filas…',
  sortFailed: 'No se pudieron ordenar todas las filas; estas sí.',
  copiedCells: (count, one) => (one ? 'Una celda copiada' : `${count} celdas copiadas`),
  emptyText: 'vacío',
  loadMore: (count) => `Cargar hasta ${count} filas`,
  loadFailed: 'No se pudieron cargar más filas.',
};
