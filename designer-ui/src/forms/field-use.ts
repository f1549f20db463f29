/** A place that names a field. */
export interface FieldUse {
  readonly where:
    | 'condition'
    | 'right'
    | 'approver'
    | 'expression'
    | 'written'
    | 'script'
    | 'message'
    | 'field'
    | 'rule'
    | 'print'
    | 'decision'
    | 'trial'
    | 'rating';
  /** Element of the drawing, or the label of a field. */
  readonly name: string;
  readonly elementId: string | null;
}
