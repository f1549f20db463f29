import { z } from 'zod';

/** `GET /api/school` (public): what the pages show before and after login. */
export const school = z.object({
  name: z.string(),
  /** The name of the service hall. */
  brand: z.string(),
  address: z.string(),
  copyright: z.string(),
  phone: z.string(),
  timeZone: z.string(),
  /** `#rrggbb`, as it was chosen; `school-tones.ts` makes the colours of the pages. Null = that of the product. */
  color: z.string().nullable(),
  /** Address of the picture, another one after each change; null = that of the product. */
  logo: z.string().nullable(),
  /** The same of the QR code that leads to the school in 企业微信; null = not shown. */
  wecomCode: z.string().nullable(),
  /** Demonstration accounts, only while the data is the demonstration's. */
  demonstrationAccounts: z.array(
    z.object({ account: z.string(), name: z.string(), note: z.string(), password: z.string() }),
  ),
});

/** `PUT /api/settings/school` → school; 422 with `details` per field. */
export const saveSchoolRequest = z.object({
  name: z.string().trim(),
  brand: z.string().trim(),
  address: z.string().trim(),
  copyright: z.string().trim(),
  phone: z.string().trim(),
  color: z.string().trim().toLowerCase().nullable(),
  /** PNG as base64; null takes the picture away, absent leaves it. */
  logo: z.string().nullable().optional(),
  /** As `logo`. */
  wecomCode: z.string().nullable().optional(),
});

export type School = z.infer<typeof school>;
export type SaveSchoolRequest = z.infer<typeof saveSchoolRequest>;
