import type { ItemData } from '@xiaowu/server/contract/items';
import { ref } from 'vue';
import { useItemGaps } from './use-item-gaps';

const empty: ItemData = {
  name: '测试',
  department: '',
  topic: '',
  audiences: ['teacher'],
  mode: 'online',
  icon: 'Document',
  description: '',
  materials: [],
  timeLimit: '',
  phone: '',
};

describe('useItemGaps', () => {
  it('shows a gap at its field only once it was touched', () => {
    const { gaps, shown, touch } = useItemGaps(ref(empty));
    expect([gaps.value, shown.value]).toEqual([['department', 'topic'], []]);
    touch('topic');
    expect(shown.value).toEqual(['topic']);
  });

  it('shows every gap once publishing was tried, and none that was filled', () => {
    const item = ref(empty);
    const { shown, tryAll } = useItemGaps(item);
    tryAll();
    expect(shown.value).toEqual(['department', 'topic']);
    item.value = { ...empty, department: 'union', topic: '工会' };
    expect(shown.value).toEqual([]);
  });
});
