import { hash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';

/** Nothing from elsewhere, nothing inline, nothing in a frame; scripts are ours and touch the page only through one named policy. */
const contentSecurityPolicy = (stylePolicy: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${stylePolicy}`.trim(),
    "font-src 'self'",
    "img-src 'self' data:",
    // What was just recorded is listened to before it is kept.
    "media-src 'self' blob:",
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

/** On the pages where somebody can speak an answer, and on no other: our own script may ask for the microphone, after a tap. */
export const withMicrophone = String(always['Permissions-Policy']).replace(
  'microphone=()',
  'microphone=(self)',
);

/** What somebody chose as proof is shown and played, and does nothing: were it a page after all, nothing in it would run or load. */
export const fileHeaders = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
} as const;

const styleHash = 'style-hash';

/** Lets exactly these styles stand within the page of this answer. */
export function allowStyle(context: Context, style: string): string {
  context.set(styleHash, `'sha256-${hash('sha256', style, 'base64')}'`);
  return style;
}

/** Headers on every response, faults and downloads too. Pages are never kept by a browser or a proxy; built files may be. */
export function securityHeaders(secure: boolean): MiddlewareHandler {
  const policy = contentSecurityPolicy('');
  return async (context, next) => {
    await next();
    const headers = context.res.headers;
    const style: unknown = context.get(styleHash);
    if (headers.get('Content-Security-Policy') !== fileHeaders['Content-Security-Policy'])
      headers.set(
        'Content-Security-Policy',
        typeof style === 'string' ? contentSecurityPolicy(style) : policy,
      );
    const microphone = headers.get('Permissions-Policy') === withMicrophone;
    for (const [name, value] of Object.entries(always)) headers.set(name, value);
    if (microphone) headers.set('Permissions-Policy', withMicrophone);
    if (secure) headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}
