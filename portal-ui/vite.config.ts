import { VantResolver } from '@vant/auto-import-resolver';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { defineConfig, type Plugin } from 'vite';

/** Vant's icons stand in the style sheet; the second source would be fetched from an outside host. */
const noOutsideFonts: Plugin = {
  name: 'no-outside-fonts',
  enforce: 'pre',
  transform: {
    filter: { id: /vant\/es\/icon\/index\.css/ },
    handler: (code) => code.replace(/,\s*url\(\/\/[^)]+\)\s*format\("woff"\)/, ''),
  },
};

export default defineConfig({
  // `dirs: []`: our own components are imported by name, only the libraries' come on demand.
  plugins: [
    noOutsideFonts,
    vue(),
    Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver(), VantResolver()] }),
  ],
  server: { proxy: { '/api': process.env.XIAOWU_API ?? 'http://127.0.0.1:3000' } },
  build: { target: 'es2020', chunkSizeWarningLimit: 700 },
});
