// A question that was sent or typed when the session had ended. It waits in this tab, under the address of who asked it,
// until they are back; nobody else who signs in here gets to see it.
const key = 'docent-unsent-question';

export function keepUnsent(email: string, question: string): void {
  sessionStorage.setItem(key, JSON.stringify({ email, question }));
}

/** The question that this person has left, once. */
export function takeUnsent(email: string): string | undefined {
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (kept === null) return undefined;
  const { email: whose, question } = JSON.parse(kept) as { email: string; question: string };
  return whose === email ? question : undefined;
}
