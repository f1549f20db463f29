import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { z } from 'zod';
import { ANSWER } from '../../server/http/answers.js';

/**
 * Fails a request whose answer is not of the shape that its route declares. A property that nobody declared fails, too:
 * whatever leaves the server is meant to.
 */
export class DeclaredAnswers implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = Reflect.getMetadata(ANSWER, context.getHandler()) as z.ZodType | undefined;
    if (!schema) return next.handle();
    const route = `${context.getClass().name}.${context.getHandler().name}`;
    return next.handle().pipe(
      map((answer: unknown) => {
        const problem = problemOf(schema, JSON.parse(JSON.stringify(answer)));
        if (problem !== null) throw new Error(`${route} answers what it does not declare: ${problem}`);
        return answer;
      }),
    );
  }
}

function problemOf(schema: z.ZodType, answer: unknown): string | null {
  const { data, error } = schema.safeParse(answer);
  return error?.message ?? undeclared(data, answer);
}

/** Path of the first property that `parsed`, which holds only what is declared, has not; null when there is none. */
function undeclared(parsed: unknown, answer: unknown, path = ''): string | null {
  if (typeof answer !== 'object' || answer === null) return null;
  for (const [key, value] of Object.entries(answer)) {
    const at = `${path}/${key}`;
    if (typeof parsed !== 'object' || parsed === null || !(key in parsed)) return at;
    const inside = undeclared((parsed as Record<string, unknown>)[key], value, at);
    if (inside !== null) return inside;
  }
  return null;
}
