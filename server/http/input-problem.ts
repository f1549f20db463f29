import type { z } from 'zod';
import { inputMessages } from '../locales/zh-CN/input.js';

/** A problem of zod as a sentence for people; `issue.input` must be reported. */
export function inputProblem(issue: z.core.$ZodIssue): string {
  const { path, input } = issue;
  switch (issue.code) {
    case 'too_small':
      // a text or list that must not be empty; those with a higher minimum are not there
      return isCounted(issue.origin)
        ? inputMessages.missing(path)
        : inputMessages.tooSmall(path, issue.minimum.toString());
    case 'too_big': {
      const limit = issue.maximum.toString();
      if (issue.origin === 'string') return inputMessages.tooLong(path, limit);
      return isCounted(issue.origin) ? inputMessages.tooMany(path, limit) : inputMessages.tooBig(path, limit);
    }
    case 'invalid_format':
      // `to` of a list is a day, not a person
      return issue.format === 'date' ? inputMessages.date : inputMessages.format(path);
    default:
      return input === undefined || input === null ? inputMessages.missing(path) : inputMessages.format(path);
  }
}

const isCounted = (origin: string): boolean => origin === 'string' || origin === 'array';
