import type { z } from 'zod';
import { apiError } from '../contract/errors.js';
import type { ContentType } from './content-type.js';
import { type Route, routesOf } from './routes.js';
import { SchemaComponents } from './schema-components.js';

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 80 },
};
/** `csrfToken` of the answer of `/api/session`. */
const csrfToken = { name: 'X-CSRF-Token', in: 'header', required: true, schema: { type: 'string' } };

const binary = { type: 'string', format: 'binary' };
const rawBodies: Record<ContentType, object> = {
  'multipart/form-data': { type: 'object', properties: { file: binary }, required: ['file'] },
  'application/octet-stream': binary,
};

/** OpenAPI 3.1 of the given controllers; shapes come from the same schemas that check the requests. */
export function openApiDocument(controllers: readonly object[]) {
  const schemas = new SchemaComponents();
  schemas.name('Error', apiError);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routesOf(controllers)) {
    const { method, path, handler, permission, status, body, query, contentType } = route;
    if (!path.startsWith('/api/')) continue;
    const template = path.replace(/:(\w+)/g, '{$1}');
    const success = String(status ?? (method === 'POST' ? 201 : 200));
    const operations = (paths[template] ??= {});
    operations[method.toLowerCase()] = {
      operationId: handler.replace('Controller.', '.'),
      tags: [path.split('/')[2]],
      'x-permission': permission,
      security: permission === 'public' ? [] : [{ session: [] }],
      parameters: [
        ...[...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
          name,
          in: 'path',
          required: true,
          schema: { type: 'string' },
        })),
        ...queryParameters(schemas, query),
        ...(method === 'GET' ? [] : [idempotencyKey]),
        ...(method === 'GET' || permission === 'public' ? [] : [csrfToken]),
      ],
      ...requestBody(schemas, body, contentType),
      responses: {
        [success]: { description: 'done', ...answerContent(schemas, route) },
        default: {
          description: 'error',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'xiaowu', version: '0.1.0' },
    paths,
    components: {
      schemas: schemas.all,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'xiaowu_session' } },
    },
  };
}

function requestBody(schemas: SchemaComponents, body: z.ZodType | undefined, contentType: ContentType | undefined) {
  if (contentType)
    return { requestBody: { required: true, content: { [contentType]: { schema: rawBodies[contentType] } } } };
  return (
    body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemas.inline(body, 'input') } } },
    }
  );
}

function answerContent(schemas: SchemaComponents, { answer, answeredType }: Route) {
  if (answeredType) return { content: { [answeredType]: { schema: binary } } };
  return answer && { content: { 'application/json': { schema: schemas.inline(answer, 'output') } } };
}

function queryParameters(schemas: SchemaComponents, query: z.ZodType | undefined) {
  if (!query) return [];
  const { properties = {}, required = [] } = schemas.inline(query, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
