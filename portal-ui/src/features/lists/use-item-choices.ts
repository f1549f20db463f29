import { onMounted, shallowRef } from 'vue';
import { items as findItems } from '../../api/items';

/** Items for the filter of a list. Without them the filter is empty, the list itself still works. */
export function useItemChoices() {
  const choices = shallowRef<{ key: string; name: string }[]>([]);
  onMounted(async () => {
    const answer = await findItems({}).catch(() => null);
    if (answer) choices.value = answer.rows.map(({ key, name }) => ({ key, name }));
  });
  return choices;
}
