import type { FieldType } from '@xiaowu/server/contract/forms';
import type { Component } from 'vue';
import AttachmentField from './fields/attachment/AttachmentField.vue';
import CascadeDesktop from './fields/cascade/CascadeDesktop.vue';
import CheckboxDesktop from './fields/checkbox/CheckboxDesktop.vue';
import DateDesktop from './fields/date/DateDesktop.vue';
import DateRangeDesktop from './fields/date-range/DateRangeDesktop.vue';
import DatetimeDesktop from './fields/datetime/DatetimeDesktop.vue';
import DepartmentDesktop from './fields/department/DepartmentDesktop.vue';
import MoneyDesktop from './fields/money/MoneyDesktop.vue';
import NumberDesktop from './fields/number/NumberDesktop.vue';
import PersonPick from './fields/person/PersonPick.vue';
import RadioDesktop from './fields/radio/RadioDesktop.vue';
import ReviewerDesktop from './fields/reviewer/ReviewerDesktop.vue';
import RichTextField from './fields/rich-text/RichTextField.vue';
import SelectDesktop from './fields/select/SelectDesktop.vue';
import SignatureField from './fields/signature/SignatureField.vue';
import StaticText from './fields/static/StaticText.vue';
import TextDesktop from './fields/text/TextDesktop.vue';
import TextareaDesktop from './fields/textarea/TextareaDesktop.vue';
import TimeDesktop from './fields/time/TimeDesktop.vue';

/** Element Plus. `table` is no control but a layout of controls: DetailTable.vue Formulas and the 流水号 are only shown. */
export const desktopWidgets = {
  text: TextDesktop,
  textarea: TextareaDesktop,
  richText: RichTextField,
  number: NumberDesktop,
  money: MoneyDesktop,
  date: DateDesktop,
  time: TimeDesktop,
  datetime: DatetimeDesktop,
  dateRange: DateRangeDesktop,
  select: SelectDesktop,
  radio: RadioDesktop,
  checkbox: CheckboxDesktop,
  cascade: CascadeDesktop,
  person: PersonPick,
  reviewer: ReviewerDesktop,
  department: DepartmentDesktop,
  attachment: AttachmentField,
  picture: AttachmentField,
  signature: SignatureField,
  static: StaticText,
} satisfies Record<Exclude<FieldType, 'table' | 'formula' | 'serial'>, Component>;
