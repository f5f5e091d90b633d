import type { ChatSummary } from '../conversation/api.ts';

/**
 * A chat is made before its first question is sent. Where that was stopped or refused on the way there is nothing in
 * it, and a list of such is a list of "New chat". What somebody named or pinned they want to keep.
 */
export function wasBegun({ title, first_question, pinned }: ChatSummary): boolean {
  return pinned || title !== null || first_question !== undefined;
}
