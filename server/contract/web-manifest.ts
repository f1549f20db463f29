import { z } from 'zod';

/** `GET /manifest.webmanifest` (public): the portal as an application on a home screen (W3C Web Application Manifest). */
export const webManifest = z.object({
  name: z.string(),
  short_name: z.string(),
  lang: z.string(),
  start_url: z.string(),
  scope: z.string(),
  display: z.string(),
  background_color: z.string(),
  theme_color: z.string(),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string(), purpose: z.string() })),
});

export type WebManifest = z.infer<typeof webManifest>;
