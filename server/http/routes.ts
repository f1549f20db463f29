import { type PipeTransform, RequestMethod, type Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { ANSWER, ANSWERED_TYPE } from './answers.js';
import { CONTENT_TYPE, type ContentType } from './content-type.js';
import { ADMINISTERS, type Administered } from './administers.js';
import { PERMISSION, type Permission } from './permission.js';
import { ZodPipe } from './zod-pipe.js';

/** A route as its controller declares it. */
export interface Route {
  readonly method: string;
  /** `/api/tasks/:id` */
  readonly path: string;
  readonly handler: string;
  /** Of a route of process administrators: what it is about. */
  readonly administers: Administered | undefined;
  readonly permission: Permission | undefined;
  readonly status: number | undefined;
  /** Schemas of body and query, where the route takes any. */
  readonly body: ZodPipe<never>['schema'] | undefined;
  readonly query: ZodPipe<never>['schema'] | undefined;
  /** Schema of the JSON that it answers. */
  readonly answer: ZodPipe<never>['schema'] | undefined;
  /** Media type of the file that it answers. */
  readonly answeredType: string | undefined;
  /** Where the body is no JSON. */
  readonly contentType: ContentType | undefined;
}

interface Argument {
  pipes: (Type<PipeTransform> | PipeTransform)[];
}

// Nest's RouteParamtypes: BODY = 3, QUERY = 4; the metadata's keys are `type:index`
const argumentTypes = { body: '3', query: '4' } as const;

/** All routes of the controllers, read from Nest's own metadata: the test of permissions and OpenAPI use it. */
export function routesOf(controllers: readonly object[]): Route[] {
  return controllers.flatMap((controller) => {
    const { prototype, name } = controller as Type<object>;
    const base = asPaths(Reflect.getMetadata(PATH_METADATA, controller));
    return Object.getOwnPropertyNames(prototype).flatMap((method) => {
      // carries the controller's own path
      if (method === 'constructor') return [];
      const handler: unknown = (prototype as Record<string, unknown>)[method];
      const paths: unknown = typeof handler === 'function' ? Reflect.getMetadata(PATH_METADATA, handler) : undefined;
      if (typeof handler !== 'function' || paths === undefined) return [];
      const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, Argument>;
      const schema = (type: string) =>
        Object.entries(args)
          .filter(([key]) => key.startsWith(`${type}:`))
          .flatMap(([, { pipes }]) => pipes)
          .find((pipe) => pipe instanceof ZodPipe)?.schema as Route['body'];
      return base.flatMap((left) =>
        asPaths(paths).map((right) => ({
          method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET',
          path: `/${left}/${right}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
          handler: `${name}.${method}`,
          administers: Reflect.getMetadata(ADMINISTERS, handler) as Administered | undefined,
          permission: (Reflect.getMetadata(PERMISSION, handler) ?? undefined) as Permission | undefined,
          status: Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined,
          body: schema(argumentTypes.body),
          query: schema(argumentTypes.query),
          answer: Reflect.getMetadata(ANSWER, handler) as Route['answer'],
          answeredType: Reflect.getMetadata(ANSWERED_TYPE, handler) as string | undefined,
          contentType: Reflect.getMetadata(CONTENT_TYPE, handler) as ContentType | undefined,
        })),
      );
    });
  });
}

const asPaths = (value: unknown): string[] =>
  Array.isArray(value) ? (value as string[]) : [typeof value === 'string' ? value : ''];
