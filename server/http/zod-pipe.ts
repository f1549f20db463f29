import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { zhCN } from 'zod/locales';
import { httpMessages } from '../locales/zh-CN/http.js';
import { ApiFailure } from './api-error.js';

z.config(zhCN());

/** Lets only input of the schema's shape through (400 otherwise). OpenAPI reads `schema`, too. */
export class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(readonly schema: Schema) {}

  transform(input: unknown): z.output<Schema> {
    // a body may be left out where every property has a default
    const result = this.schema.safeParse(input ?? {});
    if (result.success) return result.data;
    const details = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const [first] = details;
    const text = first ? (first.path === '' ? first.message : `${first.path} ${first.message}`) : '';
    throw new ApiFailure(400, 'request.invalid', httpMessages.invalidRequest(text), details);
  }
}
