import { AssistantError } from '../errors/assistant-error.ts';

/** Answers of a server, or of what stands before it, that say that nothing was taken. */
const refusals: readonly unknown[] = [429, 503, 529];
/** No connection came about. */
const notReached: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * Whether what was sent may be there although sending it failed: a connection that broke, an answer that never came,
 * an error inside of the server. Where that is not excluded it is taken for possible.
 */
export function mayHaveArrived(thrown: unknown): boolean {
  for (let each: unknown = thrown; each instanceof Error; each = each.cause) {
    // Its own status is the one that we would answer with.
    if (each instanceof AssistantError) {
      if (surelyNot(each)) return false;
      continue;
    }
    const { status, code } = each as { status?: unknown; code?: unknown };
    if (refusals.includes(status) || notReached.includes(code)) return false;
  }
  return true;
}

function surelyNot({ code, detail }: AssistantError): boolean {
  if (isRefusal(code)) return true;
  // Of what we refuse, only what is wrong with a reply comes after the sending.
  return code === 'outgoing.refused' && !/^(redirect|reply_)/.test(detail ?? '');
}

function isRefusal(code: AssistantError['code']): boolean {
  return [
    'model.rejected',
    'model.no_credit',
    'model.too_long',
    'model.declined',
    'model.budget_spent',
  ].includes(code);
}
