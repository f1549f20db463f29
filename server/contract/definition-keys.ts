import { z } from 'zod';

/**
 * `GET /api/definition-keys/proposal?name=` → a key for a new item of this name that no definition has; for a field of a
 * form whatever its name gives, as only its form knows which are free.
 */
export const keyProposalQuery = z.object({
  name: z.string().trim().max(100),
  for: z.enum(['item', 'field']).default('item'),
});

/** `key` is empty where the name gives none. */
export const keyProposal = z.object({ key: z.string() });

export type KeyProposalQuery = z.infer<typeof keyProposalQuery>;
export type KeyProposal = z.infer<typeof keyProposal>;
