import { parentPort } from 'node:worker_threads';

/** What a thread is asked, and what it says. */
export interface ThreadRequest<Request> {
  readonly id: number;
  readonly request: Request;
}
export type ThreadAnswer<Answer> =
  | 'ready'
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };

/** The whole of a thread: answers one request after the other, once `prepared`. */
export async function answerRequests<Request, Answer>(
  answer: (request: Request) => Promise<Answer>,
  prepared: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  await prepared;
  parentPort?.on('message', ({ id, request }: ThreadRequest<Request>) => {
    answer(request).then(
      (given) => parentPort?.postMessage({ id, answer: given } satisfies ThreadAnswer<Answer>),
      (error: unknown) => {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        parentPort?.postMessage({ id, error: { name, message } } satisfies ThreadAnswer<Answer>);
      },
    );
  });
  parentPort?.postMessage('ready' satisfies ThreadAnswer<Answer>);
}
