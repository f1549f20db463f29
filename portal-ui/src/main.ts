import './theme/theme';
import Locale from 'vant/es/locale/index';
import vantZhCN from 'vant/es/locale/lang/zh-CN';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { nameOverlays } from './components/name-overlays';
import { prepareMessages } from './components/say';
import { isPhone } from './components/use-is-phone';
import { whenIdle } from './components/when-idle';
import { i18n, restOfText } from './locales/i18n';
import { router } from './router';
import { keepOfflinePage } from './session/offline';

Locale.use('zh-CN', vantZhCN);
keepOfflinePage();
nameOverlays(i18n.global.t('state.close'));
const app = createApp(App).use(createPinia()).use(i18n).use(router);
// phones need nothing of Element Plus for their first page
const configured = () => import('./theme/element-plus-config').then(({ configure }) => configure(app));
if (isPhone()) {
  app.mount('#app');
  whenIdle(configured);
} else void configured().then(() => app.mount('#app'));
whenIdle(prepareMessages);
whenIdle(() => import('./components/modal-sheets').then(({ makeSheetsModal }) => makeSheetsModal()));
whenIdle(() => import('./components/press-with-keys').then(({ pressWithKeys }) => pressWithKeys()));
whenIdle(() => import('./components/keep-disabled-focus').then(({ keepDisabledFocus }) => keepDisabledFocus()));
whenIdle(() => import('./components/keep-lost-focus').then(({ keepLostFocus }) => keepLostFocus()));
whenIdle(() => import('./components/tell-cut-paste').then(({ tellCutPaste }) => tellCutPaste()));
whenIdle(restOfText);
