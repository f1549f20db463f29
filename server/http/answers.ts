import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/** Metadata key of the shape that `Answers` declares. */
export const ANSWER = 'answer';
/** Metadata key of the media type that `AnswersFile` declares. */
export const ANSWERED_TYPE = 'answeredType';

type Handler<Answer> = TypedPropertyDescriptor<(...args: never[]) => Answer>;

/**
 * Declares the JSON that a route answers: `@Answers(taskDetail)`. OpenAPI shows it, and servers under test refuse to
 * answer anything else, properties that nobody declared included.
 */
export function Answers<Schema extends z.ZodType>(schema: Schema) {
  const set = SetMetadata(ANSWER, schema);
  return <Answer extends z.output<Schema> | Promise<z.output<Schema>>>(
    target: object,
    key: string,
    handler: Handler<Answer>,
  ): void => {
    set(target, key, handler);
  };
}

/** Declares that a route answers a file of this media type, or of any. */
export const AnswersFile = (type: 'application/pdf' | '*/*') => SetMetadata(ANSWERED_TYPE, type);
