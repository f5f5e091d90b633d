import type { BrokenWords } from './en.ts';

export const es: BrokenWords = {
  title: 'Algo falló en esta página',
  text: 'Sus chats están a salvo. Reinténtelo o recargue la página.',
  again: 'Reintentar',
};
