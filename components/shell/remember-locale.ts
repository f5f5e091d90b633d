/** Keeps the chosen language in a cookie, so that the server renders the first page in it. */
export function rememberLocale(locale: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the CookieStore API is absent on plain http and in Firefox
  document.cookie = `docent-locale=${encodeURIComponent(locale)}; path=/; max-age=31536000; samesite=lax`;
}
