// Runs before every response and does nothing but headers. Who may see what is decided in the handlers,
// never here: a way around this file must gain nobody anything.
import { type NextRequest, NextResponse } from 'next/server';
import { ownOrigin } from '#lib/auth/own-origin.ts';
import { pageHeader } from '#lib/auth/page-header.ts';
import { contentSecurityPolicy, securityHeaders } from '#lib/auth/security-headers.ts';
import { environment } from '#lib/env/environment.ts';

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy(nonce, environment().NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  // Next puts the nonce it finds in this header on its own scripts; pages read `x-nonce` for theirs.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set(pageHeader, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(securityHeaders(ownOrigin(headers).startsWith('https:')))) {
    response.headers.set(name, value);
  }
  // Files whose name is a hash of their content may be kept; whatever is made for a person may not.
  if (!request.nextUrl.pathname.startsWith('/_next/static/')) {
    response.headers.set('Cache-Control', 'private, no-store');
  }
  return response;
}
