import { z } from 'zod';

/** The answer of routes that make something: what it is found by. */
export const created = z.object({ id: z.string() });

/** The answer of routes that have nothing to tell but that it is done. */
export const done = z.object({});
