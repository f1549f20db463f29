import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { httpMessages } from '../locales/zh-CN/http.js';
import { ApiFailure } from './api-error.js';
import { inputProblem } from './input-problem.js';

/** Lets only input of the schema's shape through (400 otherwise). OpenAPI reads `schema`, too. */
export class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(readonly schema: Schema) {}

  transform(input: unknown): z.output<Schema> {
    // a body may be left out where every property has a default
    const result = this.schema.safeParse(input ?? {}, { reportInput: true });
    if (result.success) return result.data;
    const details = result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: inputProblem(issue) }));
    throw new ApiFailure(400, 'request.invalid', details[0]?.message ?? httpMessages.invalidRequest, details);
  }
}
