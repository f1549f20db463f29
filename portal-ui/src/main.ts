import './theme/theme';
import { Locale } from 'vant';
import vantZhCN from 'vant/es/locale/lang/zh-CN';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { nameOverlays } from './components/name-overlays';
import { i18n } from './locales/i18n';
import { router } from './router';
import { keepOfflinePage } from './session/offline';

Locale.use('zh-CN', vantZhCN);
keepOfflinePage();
nameOverlays(i18n.global.t('state.close'));
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app');
