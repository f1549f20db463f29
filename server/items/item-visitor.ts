/** Whoever looks at the 办事中心: 办理对象 decides what is seen. */
export interface ItemVisitor {
  readonly id: string;
  readonly kind: 'teacher' | 'student' | 'external';
}
