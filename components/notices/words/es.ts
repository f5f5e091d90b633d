import type { NoticeWords } from './en.ts';

export const es: NoticeWords = {
  none: 'Nada nuevo. Lo que te concierne se avisa aquí.',
  askAgain: 'Preguntar de nuevo',
  markRead: 'Marcar como leído',
  look: 'Verlo',
  kinds: {
    'question.fixed': 'Una pregunta tuya se responde mejor ahora',
    'policy.suggested': 'Se propuso una política',
    'policy.regression': 'Una política cambiaría una respuesta protegida',
    'policy.suspended': 'Una política hizo daño y se suspendió',
    'policy.harms': 'Una política hace más daño que bien',
    'policy.unused': 'Una política lleva mucho tiempo sin usarse',
    'generation.failed': 'No se pudo hacer una propuesta',
    'learning.alert': 'Se superó un límite del aprendizaje',
  },
};
