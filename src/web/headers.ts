import type { MiddlewareHandler } from 'hono';

/** Nothing from elsewhere, nothing inline, nothing in a frame; scripts are ours and touch the page only through one named policy. */
const contentSecurityPolicy = (stylePolicy: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${stylePolicy}`.trim(),
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types pvs',
  ].join('; ');

const always: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // same-origin and not no-referrer: that one makes forms post "Origin: null".
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** Headers on every response, faults and downloads too. Pages are never kept by a browser or a proxy; built files may be. */
export function securityHeaders(secure: boolean, stylePolicy = ''): MiddlewareHandler {
  const policy = contentSecurityPolicy(stylePolicy);
  return async (context, next) => {
    await next();
    const headers = context.res.headers;
    headers.set('Content-Security-Policy', policy);
    for (const [name, value] of Object.entries(always)) headers.set(name, value);
    if (secure) headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}
