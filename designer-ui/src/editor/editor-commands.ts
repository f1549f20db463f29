/** What the menu of the header offers. */
export type EditorCommand =
  'exportBpmn' | 'exportSvg' | 'exportPng' | 'exportItem' | 'clone' | 'import' | 'discard' | 'suspend' | 'resume';
