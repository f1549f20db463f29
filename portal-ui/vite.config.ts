import { VantResolver } from '@vant/auto-import-resolver';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { defineConfig } from 'vite';
import { noOutsideFonts } from './no-outside-fonts';

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
