const home = '/chats/new';
/** Pages of people behind sign-in. What makes, changes or downloads something is no page to come back to. */
const pages = /^\/(chats|shared|data|admin)(\/|$)/;
const origin = 'http://docent.invalid';

/** Where to go after signing in: a page of ours that was asked for before it, or a new chat. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 2000 || !URL.canParse(asked, origin)) return home;
  const url = new URL(asked, origin);
  return url.origin === origin && pages.test(url.pathname) ? url.pathname + url.search : home;
}

/** The address of the sign-in that leads back to a page. */
export function signInPath(page: string | null): string {
  const back = returnPath(page);
  return back === home ? '/sign-in' : `/sign-in?${new URLSearchParams({ from: back })}`;
}
