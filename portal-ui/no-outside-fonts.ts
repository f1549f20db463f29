import type { Plugin } from 'vite';

/** Vant's icons stand in the style sheet; the second source would be fetched from an outside host. */
export const noOutsideFonts: Plugin = {
  name: 'no-outside-fonts',
  enforce: 'pre',
  transform: {
    filter: { id: /vant\/es\/icon\/index\.css/ },
    handler: (code) => code.replace(/,\s*url\(\/\/[^)]+\)\s*format\("woff"\)/, ''),
  },
};
