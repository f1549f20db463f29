export const editorTabs = ['item', 'form', 'diagram', 'steps', 'print', 'trial'] as const;
export type EditorTab = (typeof editorTabs)[number];

/** The tab that the address names; the drawing without one. */
export const readTab = (query: unknown): EditorTab => editorTabs.find((tab) => tab === query) ?? 'diagram';
