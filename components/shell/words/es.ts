import type { ShortcutWords } from './en.ts';

export const es: ShortcutWords = {
  everywhere: 'En todas partes',
  toNotices: 'Ir al aviso que acaba de aparecer',
  inTheBox: 'En el cuadro de la pregunta',
  inTables: 'En una tabla de resultados',
  newLine: 'Empezar una línea nueva',
  lastQuestion: 'Recuperar la última pregunta',
  chooseCompletion: 'Elegir una sugerencia',
  stopQuestion: 'Detener la pregunta en curso',
  moveCell: 'Ir a otra celda',
  extend: 'Elegir varias celdas',
  wholeRow: 'Elegir toda la fila',
  enterKey: 'Intro',
  shiftKey: 'Mayús',
  space: 'Espacio',
  allCells: 'Elegir todas las celdas',
  copyCells: 'Copiar lo elegido',
  openCell: 'Abrir el registro o el texto largo, u ordenar por el encabezado',
  widen: 'Ensanchar la columna de un encabezado, o estrecharla con ←',
};
