import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/designer/',
  // `dirs: []`: our own components are imported by name, only the library's come on demand.
  plugins: [vue(), Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver()] })],
  resolve: {
    // The engine's sources: what the browser checks is what the server runs, without a build in between.
    alias: [{ find: /^@xiaowu\/engine$/, replacement: fileURLToPath(new URL('../engine/index.ts', import.meta.url)) }],
  },
  server: { proxy: { '/api': process.env.XIAOWU_API ?? 'http://127.0.0.1:3000' } },
  build: { target: 'es2020', chunkSizeWarningLimit: 1200 },
});
