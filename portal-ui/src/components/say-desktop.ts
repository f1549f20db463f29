import 'element-plus/theme-chalk/el-message.css';
import { ElMessage } from 'element-plus/es/components/message/index';
import type { Kind } from './say';

export function show(message: string, kind: Kind): void {
  ElMessage({
    message,
    type: kind,
    duration: kind === 'error' ? 5000 : 2500,
    grouping: true,
    showClose: kind === 'error',
  });
}
