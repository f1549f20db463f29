import type { FieldType } from '@xiaowu/server/contract/forms';
import type { Component } from 'vue';
import AttachmentField from './fields/attachment/AttachmentField.vue';
import CheckboxDesktop from './fields/checkbox/CheckboxDesktop.vue';
import DateDesktop from './fields/date/DateDesktop.vue';
import DatetimeDesktop from './fields/datetime/DatetimeDesktop.vue';
import DepartmentDesktop from './fields/department/DepartmentDesktop.vue';
import MoneyDesktop from './fields/money/MoneyDesktop.vue';
import NumberDesktop from './fields/number/NumberDesktop.vue';
import PersonPick from './fields/person/PersonPick.vue';
import RadioDesktop from './fields/radio/RadioDesktop.vue';
import ReviewerDesktop from './fields/reviewer/ReviewerDesktop.vue';
import SelectDesktop from './fields/select/SelectDesktop.vue';
import StaticText from './fields/static/StaticText.vue';
import TextDesktop from './fields/text/TextDesktop.vue';
import TextareaDesktop from './fields/textarea/TextareaDesktop.vue';

/** Element Plus. `table` is no control but a layout of controls: DetailTable.vue. */
export const desktopWidgets = {
  text: TextDesktop,
  textarea: TextareaDesktop,
  number: NumberDesktop,
  money: MoneyDesktop,
  date: DateDesktop,
  datetime: DatetimeDesktop,
  select: SelectDesktop,
  radio: RadioDesktop,
  checkbox: CheckboxDesktop,
  person: PersonPick,
  reviewer: ReviewerDesktop,
  department: DepartmentDesktop,
  attachment: AttachmentField,
  static: StaticText,
} satisfies Record<Exclude<FieldType, 'table'>, Component>;
