import { ApiFailure } from '../http/api-error.js';
import { printMessages } from '../locales/zh-CN/printing.js';
import { threadFile } from '../threads/thread-file.js';
import { ThreadEnded, ThreadPool } from '../threads/thread-pool.js';
import type { Paper } from './paper.js';

/** Hundreds of pages take less. */
const timeoutMs = 60_000;
const threads = new ThreadPool<Paper, Uint8Array>(threadFile(import.meta.url, 'pdf.thread'), {
  size: 1,
  memoryMb: 512,
});

/** The page as PDF, made in a thread; 422 when it is too much. */
export async function makePdf(paper: Paper): Promise<Uint8Array> {
  try {
    return await threads.run(paper, timeoutMs);
  } catch (error) {
    if (!(error instanceof ThreadEnded)) throw error;
    throw new ApiFailure(422, 'print.tooLarge', printMessages.tooLarge);
  }
}
