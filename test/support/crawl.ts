import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';

interface RouterLayer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
}

/** Every address pattern that the portal answers to GET, from its own router. */
export function portalRoutes(portal: NestExpressApplication): string[] {
  const { stack } = portal.getHttpAdapter().getInstance().router as unknown as { stack: RouterLayer[] };
  const found = stack.flatMap(({ route }) => (route?.methods['get'] === true ? [route.path].flat() : []));
  return [...new Set(found)];
}

/**
 * Every pattern with every given value in the place of its parameter: `:slug` → each of `slug`. A parameter of the router that the caller has no
 * values for is an error, so that a new page is not left out of the crawl.
 */
export function addresses(patterns: readonly string[], values: Readonly<Record<string, readonly string[]>>): string[] {
  return patterns.flatMap((pattern) => fill(pattern, values));
}

function fill(pattern: string, values: Readonly<Record<string, readonly string[]>>): string[] {
  const parameter = /:([A-Za-z]+)/.exec(pattern);
  if (!parameter) return [pattern];
  const known = values[parameter[1] ?? ''];
  if (!known) throw new Error(`The crawl has no values for ${parameter[0]} in ${pattern}`);
  return known.flatMap((value) =>
    fill(
      pattern.replace(parameter[0], () => value),
      values,
    ),
  );
}

export interface Answer {
  path: string;
  status: number;
  /** The body and every header: a redirect leaks by its location. */
  all: string;
}

/** Asks for each address in turn. */
export async function crawl(portal: NestExpressApplication, paths: readonly string[]): Promise<Answer[]> {
  const server: unknown = portal.getHttpServer();
  const answers: Answer[] = [];
  for (const path of paths) {
    const answer = await request(server as Parameters<typeof request>[0])
      .get(encodeURI(path))
      .buffer(true)
      .parse((stream, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          done(null, Buffer.concat(parts).toString('utf8'));
        });
      });
    answers.push({ path, status: answer.status, all: `${JSON.stringify(answer.headers)}\n${String(answer.body)}` });
  }
  return answers;
}
