import { provideGlobalConfig } from 'element-plus/es/components/config-provider/src/hooks/use-global-config';
import elementZhCN from 'element-plus/es/locale/lang/zh-cn';
import type { App } from 'vue';

/** What `el-config-provider` does, without its component. */
export const configure = (app: App): void => void provideGlobalConfig({ locale: elementZhCN }, app, true);
