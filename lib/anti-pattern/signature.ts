import type { ClassifiedFailure } from './failure-class.ts';

export interface Signature {
  /** Equal for the same mistake on the same part of the same source. */
  readonly own: string;
  /** The same without the model; absent where the mistake is about no model in particular. */
  readonly general?: string;
}

/** Names are folded, so that a mistake is known again however it was capitalised. */
export function signatureOf(
  sourceId: string,
  { errorClass, context, messagePattern }: ClassifiedFailure,
): Signature {
  const { model = '', field = '', relation = '', constraint = '', fn = '' } = context;
  const about = [field, relation, constraint, fn];
  // Where nothing of the schema is named, the words are all there is to tell mistakes apart.
  const words = about.some((part) => part !== '') || model !== '' ? '' : messagePattern;
  const join = (of: string) =>
    [sourceId, errorClass, of, ...about, words]
      .map((part) => part.trim().toLowerCase().slice(0, 120))
      .join('|');
  const canGeneralise = model !== '' && about.some((part) => part !== '');
  return { own: join(model), ...(canGeneralise ? { general: join('*') } : {}) };
}
