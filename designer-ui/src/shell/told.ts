import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { ElMessage } from 'element-plus';

/** Does it; what the server refuses is told to the person and gives undefined. */
export async function told<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    ElMessage.error(error.message);
    return undefined;
  }
}
