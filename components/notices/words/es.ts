import type { NoticeWords } from './en.ts';

export const es: NoticeWords = {
  none: 'Nada nuevo. Aquí se le avisa de lo que le concierne.',
  markRead: 'Marcar como leído',
  markAllRead: 'Marcar todo como leído',
  look: 'Verlo',
  kinds: {
    question: { fixed: 'Una pregunta suya se responde mejor ahora' },
    policy: {
      suggested: 'Se propuso una política',
      regression: 'Una política cambiaría una respuesta protegida',
      suspended: 'Una política empeoró las respuestas y se suspendió',
      harms: 'Una política empeora más respuestas de las que mejora',
      unused: 'Una política lleva mucho tiempo sin usarse',
      vanished: 'Una política nombra algo que ya no existe',
      expired: 'Una política ha envejecido y calla',
    },
    generation: { failed: 'No se pudo hacer una propuesta' },
    learning: { alert: 'Se superó un límite del aprendizaje' },
  },
  alerts: {
    pending_feedback: '{value} quejas esperan a que se aprenda de ellas; más de {above} son demasiadas.',
    generation_errors: 'Falló el {value} de las generaciones del último día; más del {above} es demasiado.',
    deployments_per_day: '{value} aplicaciones en el último día; más de {above} no es habitual.',
    hours_to_approval: 'Una aprobación tarda {value} horas de media; más de {above} es demasiado.',
  },
};
