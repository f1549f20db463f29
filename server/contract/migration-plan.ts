import { z } from 'zod';

/** Elements and flows of one version by id, and what they are in the other. */
export const migrationPlan = z.object({ elements: z.record(z.string().max(200), z.string().max(200)) });
