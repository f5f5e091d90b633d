import { AssistantError } from '../errors/assistant-error.ts';

/** Code points of a question at most; the page counts the same unit. */
export const questionLimit = 4000;

/**
 * A question as it is kept: control characters gone, nothing else changed, so that it is shown as typed.
 *
 * @throws AssistantError `request.too_large`; `request.malformed` when nothing visible is left
 */
export function readQuestionWords(content: string): string {
  if (content.length > 2 * questionLimit || [...content].length > questionLimit) {
    throw new AssistantError('request.too_large');
  }
  const words = content.replace(controls, ' ').trim();
  if (words.replace(invisible, '') === '') {
    throw new AssistantError('request.malformed', { detail: 'content' });
  }
  return words;
}

// C0 and C1 without tab and line feed.
const controls = /[^\P{Cc}\t\n]/gu;
// Formats such as zero-width spaces and joiners, marks without a letter, and white space.
const invisible = /[\p{Cf}\p{M}\p{Z}\s]/gu;
