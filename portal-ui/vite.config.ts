import { VantResolver } from '@vant/auto-import-resolver';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { defineConfig } from 'vite';
import { compressedBeside } from './compressed-beside';
import { portalGroups } from './load-together';
import { iconFontFile, noOutsideFonts } from './no-outside-fonts';
import { separateIcons } from './separate-icons';

const serverAddress = process.env.XIAOWU_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  // `dirs: []`: our own components are imported by name, only the libraries' come on demand.
  plugins: [
    noOutsideFonts,
    iconFontFile,
    separateIcons(),
    vue(),
    Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver(), VantResolver()] }),
    compressedBeside,
  ],
  // see src/locales/compile-message.ts; its components and its old interface are not used
  define: {
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
  },
  server: { proxy: { '/api': serverAddress, '/manifest.webmanifest': serverAddress } },
  // the manifest says what a page loads: test/architecture holds it to its limit
  build: {
    target: 'es2020',
    chunkSizeWarningLimit: 700,
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: portalGroups } } },
  },
});
