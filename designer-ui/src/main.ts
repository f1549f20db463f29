import 'element-plus/theme-chalk/base.css';
import '@xiaowu/portal-ui/src/theme/tokens.css';
import '@xiaowu/portal-ui/src/theme/element-plus.css';
import '@xiaowu/portal-ui/src/theme/base.css';
import './shell/shell.css';
import 'element-plus/theme-chalk/el-message.css';
import 'element-plus/theme-chalk/el-message-box.css';
import 'element-plus/theme-chalk/el-overlay.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { i18n } from './locales/i18n';
import { router } from './router';
import { tellLostParts } from './shell/lost-parts';

tellLostParts();
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app');
