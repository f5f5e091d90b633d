import type { VerifiedWords } from './en.ts';

export const es: VerifiedWords = {
  title: 'Preguntas verificadas',
  text: 'Respuestas que un administrador ha comprobado. La misma pregunta, o una que difiere solo en un valor o una fecha, se responde desde ellas al instante, y ninguna política puede cambiarlas.',
  none: 'Aún no hay nada verificado. Abra una respuesta suya que sea correcta y elija “Verificar”.',
  withdraw: 'Retirar',
  withdrawn: 'Retirada. La pregunta se lee de nuevo como cualquier otra.',
  by: '{name}, {time}',
  broken: 'La fuente ha cambiado: nombra lo que ya no existe, y no se usa.',
  verify: 'Verificar',
  verifyHint: 'Responder desde ahora esta pregunta con este plan',
  verified: 'Verificada. La misma pregunta se responde ahora con este plan.',
  asked: 'La pregunta por sí sola',
  needsWords: 'Esta pregunta sigue a otra. Escríbala de modo que se entienda por sí sola.',
  confirm: 'Verificar',
  search: 'Buscar',
  noneFound: 'Ninguna pregunta verificada tiene estas palabras.',
};
