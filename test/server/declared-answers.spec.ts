import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { lastValueFrom, of } from 'rxjs';
import { z } from 'zod';
import { Answers } from '../../server/http/answers.js';
import { DeclaredAnswers } from '../support/declared-answers.js';

class People {
  @Answers(z.object({ rows: z.array(z.object({ name: z.string(), leaderId: z.string().optional() })) }))
  list(): { rows: { name: string }[] } {
    return { rows: [] };
  }

  page(): string {
    return 'anything';
  }
}

/** What comes out when the handler of this name gives `answer`. */
const answered = (handler: keyof People, answer: unknown) => {
  const context = { getHandler: () => People.prototype[handler], getClass: () => People };
  const next: CallHandler = { handle: () => of(answer) };
  return lastValueFrom(new DeclaredAnswers().intercept(context as unknown as ExecutionContext, next));
};

describe('servers under test', () => {
  it('answer what is declared', async () => {
    const answer = { rows: [{ name: '许明远', leaderId: undefined }] };
    expect(await answered('list', answer)).toBe(answer);
    expect(await answered('page', 5)).toBe(5);
  });

  it.each([
    [
      'a property that nobody declared',
      { rows: [{ name: '许明远', password: 'x' }] },
      /People\.list.*\/rows\/0\/password/,
    ],
    ['a value of another type', { rows: [{ name: 1 }] }, /People\.list.*name/s],
    ['less than is declared', {}, /People\.list.*rows/s],
  ])('fail for %s', async (_what, answer, message) => {
    await expect(answered('list', answer)).rejects.toThrow(message);
  });
});
