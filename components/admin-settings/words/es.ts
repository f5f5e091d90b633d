import type { SettingsWords } from './en.ts';

export const es: SettingsWords = {
  title: 'Ajustes',
  text: 'Lo que vale para todos desde la próxima pregunta. Cada cambio queda en el registro de auditoría.',
  answers: 'Respuestas',
  learning: 'Aprendizaje',
  changed: 'Guardado.',
  settings: {
    answer_threshold: {
      label: 'Responder desde esta confianza',
      hint: 'Por debajo, Docent pregunta. 0,7 si no lo cambia; más alto pregunta más y se equivoca menos.',
    },
    answer_lead: {
      label: 'Ventaja sobre la segunda lectura',
      hint: 'Cuánto más segura debe ser la mejor lectura que la siguiente. 0,12 si no lo cambia.',
    },
    staff_reads_code: {
      label: 'El personal ve el código y el SQL de una respuesta',
      hint: 'Los administradores, siempre. Mientras nadie elija: solo con el negocio de ejemplo.',
    },
    policies_enabled: {
      label: 'Las políticas valen',
      hint: 'No: cada pregunta se responde como si nunca se hubiera desplegado una política.',
    },
    auto_approve: {
      label: 'Aprobar por sí solo',
      hint: 'Solo lo que tiene una prueba limpia, confianza suficiente y quejas de dos personas o más.',
    },
    auto_approve_confidence: {
      label: 'Confianza necesaria para ello',
      hint: '0,85 si no lo cambia.',
    },
    auto_deploy: {
      label: 'Desplegar lo aprobado por sí solo',
      hint: 'Para todos, de inmediato. Se deshace con un clic.',
    },
    suspend_on_harm: {
      label: 'Suspender una política que perjudica',
      hint: 'Cuando sus respuestas se valoran mal con seguridad más a menudo que sin ella.',
    },
    expire_after_days: {
      label: 'Silenciar una política tras días',
      hint: 'Hasta que un administrador la despliegue de nuevo. De 7 a 3650.',
    },
    retire_after_days: {
      label: 'Proponer retirarla tras días sin uso',
      hint: 'De 7 a 3650.',
    },
  },
  numberWrong: 'Hace falta un número de {least} a {most}.',
  webhooks: 'Webhooks',
  webhooksText:
    'Los avisos para administradores se envían firmados a estas direcciones. Solo https público; no se envían filas ni preguntas.',
  noWebhooks: 'Aún no hay ninguna dirección.',
  webhookUrl: 'Dirección',
  webhookWrong: 'Hace falta una dirección https pública en su puerto habitual.',
  events: 'Qué se envía',
  eventNames: {
    policy: {
      suggested: 'Se sugiere una política',
      regression: 'Una prueba muestra algo peor',
      suspended: 'Se suspendió una política',
      harms: 'Una política puede perjudicar',
      unused: 'Una política ya no se usa',
      vanished: 'Una política nombra algo que la fuente ya no tiene',
      expired: 'Una política ha caducado',
    },
    generation: { failed: 'Falló la creación de una política' },
    learning: { alert: 'Una alerta del aprendizaje' },
  },
  eventMissing: 'Elija al menos uno.',
  add: 'Añadir',
  remove: 'Quitar {url}',
  removed: 'Se quitó la dirección.',
  secret: 'El secreto de sus firmas. Se muestra una sola vez: cópielo ahora.',
  neverCalled: 'Aún no se envió nada',
  delivered: 'Última entrega {time}',
  failing: 'El último intento falló: {problem}',
};
