import type { AnswerEnvelope } from '#lib/envelope/envelope.ts';

/**
 * What the explanation adds to the message. The message of an answer usually holds its reading; saying that
 * twice would only hide the assumptions, which are what a reader has to check.
 */
export function unsaid({ message, data }: AnswerEnvelope): { reading?: string; assumptions: string[] } {
  if (!data.result) return { assumptions: [] };
  const reading = data.provenance?.reading;
  if (reading && message.includes(reading)) {
    return { assumptions: data.provenance?.assumptions ?? [] };
  }
  const added = data.explanation !== '' && !message.startsWith(data.explanation);
  return { reading: added ? data.explanation : undefined, assumptions: [] };
}
