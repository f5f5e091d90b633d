import type { Cutting } from '../linker.ts';

const changing =
  /\b(update|change|modify|edit|alter|adjust|actualiza|actualice|cambia|cambie|modifica|modifique|cap nhat|sua|doi|thay doi) (this|that|the|your|my|esta|esa|este|ese|la|el)? ?(list|table|results?|answer|report|view|lista|tabla|resultados?|respuesta|informe|danh sach|bang|ket qua)\b/;

/** True for "update this list to …": what is to change is the answer, not the data. */
export function changesAnswer({ tokens }: Cutting): boolean {
  return changing.test(tokens.map(({ folded }) => folded).join(' '));
}
