import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SESSION_COOKIE } from './session';

/** The API's own description, from its controllers and DTOs; apps/api/openapi.json is this, committed. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('规库 Guiku')
    .setDescription(
      'The desk’s API. Errors are problem+json with a stable `code`; every write repeats the session’s `csrfToken` in `x-csrf-token` and names ' +
        'the `expectedRevision` it was decided on; lists are `{items, next}`, the next page is `?after=<next>`.',
    )
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE)
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  sortEnums(document);
  return document;
}

/** The compiler lists a union's members as it happened to meet them, which differs from build to build. */
function sortEnums(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'enum' && Array.isArray(value)) value.sort((a, b) => (String(a) < String(b) ? -1 : 1));
    else sortEnums(value);
  }
}
