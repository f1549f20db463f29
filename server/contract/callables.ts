import { z } from 'zod';
import { fieldType } from './forms.js';
import { instant } from './list.js';

/** `GET /api/callables?kind=&q=`: what the newest versions of all definitions offer to others; at most 50. */
export const callablesQuery = z.object({
  kind: z.enum(['process', 'decision']),
  /** In the name of the definition, or the id of what is called. */
  q: z.string().trim().max(100).default(''),
});

export const callable = z.object({
  /** What a call activity or business rule task names. */
  elementId: z.string(),
  definitionKey: z.string(),
  definitionName: z.string(),
  version: z.number().int(),
});
export const callableList = z.object({ rows: z.array(callable) });

/** `GET /api/callables/processes/:elementId?version=`: one that is called, with what can be handed to it; 404 = nobody offers it. */
export const calledProcess = callable.extend({
  /** May the person open it in the designer? */
  isAdministered: z.boolean(),
  /** Newest first. */
  versions: z.array(z.object({ version: z.number().int(), publishedAt: instant, note: z.string() })),
  /** Of the form of the version that is asked for, else of the newest. */
  fields: z.array(z.object({ key: z.string(), label: z.string(), type: fieldType })),
});

export type Callable = z.infer<typeof callable>;
export type CallablesQuery = z.infer<typeof callablesQuery>;
export type CalledProcess = z.infer<typeof calledProcess>;
