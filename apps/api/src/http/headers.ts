import type { RequestHandler } from 'express';

const HEADERS: Record<string, string> = {
  // antd writes its styles into the page; everything else is the desk's own files.
  'Content-Security-Policy': [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};

/** Browsers refuse these over plain HTTP, aloud. */
const WHEN_SECURE = { 'Strict-Transport-Security': 'max-age=31536000', 'Cross-Origin-Opener-Policy': 'same-origin' };

/** Strict headers on every answer; over HTTPS the browser is told to stay there. */
export const strictHeaders: RequestHandler = (request, response, next) => {
  response.set(HEADERS);
  if (request.secure) response.set(WHEN_SECURE);
  if (request.path.startsWith('/api/')) response.set('Cache-Control', 'no-store');
  next();
};
