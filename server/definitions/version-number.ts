import { z } from 'zod';

/** `:version` of an address. */
export const versionNumber = z.coerce.number().int().min(1).max(1_000_000_000);
