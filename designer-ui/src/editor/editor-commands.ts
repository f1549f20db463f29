/** What the menu of the header offers. */
export type EditorCommand = 'exportBpmn' | 'exportSvg' | 'import' | 'discard' | 'suspend' | 'resume';
