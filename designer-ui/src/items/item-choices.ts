import type { ItemData } from '@xiaowu/server/contract/items';

export const audiences: readonly ItemData['audiences'][number][] = ['teacher', 'student', 'external'];
export const modes: readonly ItemData['mode'][] = ['online', 'onSite', 'appointment'];
