import { fileURLToPath } from 'node:url';
import { VantResolver } from '@vant/auto-import-resolver';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { defineConfig } from 'vite';
import { compressedBeside } from '../portal-ui/compressed-beside';
import { designerGroups } from '../portal-ui/load-together';
import { noOutsideFonts } from '../portal-ui/no-outside-fonts';

export default defineConfig({
  base: '/designer/',
  // `dirs: []`: our own components are imported by name, only the libraries' come on demand (Vant: the phone's form).
  plugins: [
    noOutsideFonts,
    vue(),
    Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver(), VantResolver()] }),
    compressedBeside,
  ],
  resolve: {
    // The engine's sources: while developing, no build has to come in between.
    alias: [{ find: /^@xiaowu\/engine$/, replacement: fileURLToPath(new URL('../engine/index.ts', import.meta.url)) }],
  },
  server: { proxy: { '/api': process.env.XIAOWU_API ?? 'http://127.0.0.1:3000' } },
  build: {
    target: 'es2020',
    chunkSizeWarningLimit: 1200,
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: designerGroups } } },
  },
});
