import { useI18n } from 'vue-i18n';
import { useTimes } from '../applications/use-times';
import type { DiagramNote } from './diagram-notes';

/** What is said about an element: the same in the card, the badge and the list. */
export function useNoteText() {
  const { t } = useI18n();
  const { minute } = useTimes();
  const peopleText = ({ people }: DiagramNote) => people.join('、') || t('diagram.nobody');
  const timeText = ({ kind, at }: DiagramNote) =>
    t(kind === 'active' ? 'diagram.since' : 'diagram.at', { time: minute(at) });
  const badgeText = (note: DiagramNote, step: string) =>
    t('diagram.badge', { step, state: t(`diagram.${note.kind}`), people: peopleText(note), time: timeText(note) });
  return { peopleText, timeText, badgeText };
}
