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
  return SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}
