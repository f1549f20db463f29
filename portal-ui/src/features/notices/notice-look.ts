import { CircleCheck, CircleClose, Clock, Timer } from '@element-plus/icons-vue';
import type { NoticeState } from '@xiaowu/server/contract/notices';
import type { Look } from '../applications/status-look';

const looks: Readonly<Record<NoticeState, Look>> = {
  scheduled: { tone: 'active', icon: Clock, text: 'notices.state.scheduled' },
  shown: { tone: 'success', icon: CircleCheck, text: 'notices.state.shown' },
  ended: { tone: 'neutral', icon: Timer, text: 'notices.state.ended' },
  withdrawn: { tone: 'neutral', icon: CircleClose, text: 'notices.state.withdrawn' },
};
export const noticeLook = (state: NoticeState): Look => looks[state];
