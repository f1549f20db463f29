import { createHash } from 'node:crypto';
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

/** The icons as a file of their own: a page that shows none of them does not load them. */
export const iconFontFile: Plugin = {
  name: 'icon-font-file',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /vant\/es\/icon\/index\.css/ },
    handler(code) {
      return code.replace(/url\("?data:font\/woff2;[^,]*base64,([^")]+)"?\)/, (_, base64: string) => {
        const source = Buffer.from(base64, 'base64');
        const hash = createHash('sha256').update(new Uint8Array(source)).digest('hex').slice(0, 8);
        const fileName = `assets/vant-icons-${hash}.woff2`;
        this.emitFile({ type: 'asset', fileName, source: new Uint8Array(source) });
        return `url("/${fileName}")`;
      });
    },
  },
};
