import { NotFoundException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** The portal needs no script, no frame and no foreign source; forms go to the portal itself. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function securityHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
  next();
}

/** PostgreSQL's text holds every character but NUL: an address with one is nobody's, and answered without asking the database. */
export function refuseNul(request: Request, _response: Response, next: NextFunction): void {
  if (request.url.includes('%00')) next(new NotFoundException());
  else next();
}
