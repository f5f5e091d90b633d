// The headers of every response. The policy lets a page load nothing from elsewhere and run no script but
// ours; with it, text from the data that slips through as markup still cannot send anything out.

/** The content security policy of one response; `nonce` is fresh for each. */
export function contentSecurityPolicy(nonce: string, development = false): string {
  return [
    "default-src 'none'",
    // The development server evaluates code and injects styles; what is built does neither.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** The other headers; `secure` when people reach Docent over https. */
export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // Over plain http browsers ignore it, and on 127.0.0.1 it would break other servers there.
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
