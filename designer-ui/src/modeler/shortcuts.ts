/** The sheet of keys: lines by what they are for; texts are in `editor.keys`. */
export const shortcuts = [
  {
    id: 'draw',
    lines: [
      { id: 'create', keys: ['N'] },
      { id: 'append', keys: ['A'] },
      { id: 'connectTo', keys: ['T'] },
      { id: 'pad', keys: ['M'] },
      { id: 'rename', keys: ['E'] },
      { id: 'replace', keys: ['R'] },
      { id: 'colour', keys: ['K'] },
      { id: 'remove', keys: ['Delete'] },
      { id: 'move', keys: ['←', '↑', '→', '↓'] },
    ],
  },
  {
    id: 'edit',
    lines: [
      { id: 'undo', keys: ['Ctrl', 'Z'] },
      { id: 'redo', keys: ['Ctrl', 'Y'] },
      { id: 'copy', keys: ['Ctrl', 'C'] },
      { id: 'cut', keys: ['Ctrl', 'X'] },
      { id: 'paste', keys: ['Ctrl', 'V'] },
      { id: 'duplicate', keys: ['Ctrl', 'D'] },
      { id: 'selectAll', keys: ['Ctrl', 'A'] },
      { id: 'save', keys: ['Ctrl', 'S'] },
    ],
  },
  {
    id: 'tools',
    lines: [
      { id: 'hand', keys: ['H'] },
      { id: 'lasso', keys: ['L'] },
      { id: 'space', keys: ['S'] },
      { id: 'connect', keys: ['C'] },
    ],
  },
  {
    id: 'view',
    lines: [
      { id: 'find', keys: ['Ctrl', 'F'] },
      { id: 'zoomIn', keys: ['Ctrl', '+'] },
      { id: 'zoomOut', keys: ['Ctrl', '−'] },
      { id: 'zoomReset', keys: ['Ctrl', '0'] },
      { id: 'pan', keys: ['Ctrl', '← ↑ → ↓'] },
      { id: 'keys', keys: ['?'] },
    ],
  },
  {
    id: 'rights',
    lines: [
      { id: 'right', keys: ['1', '2', '3', '4'] },
      { id: 'nextRight', keys: ['Space'] },
      { id: 'fillDown', keys: ['Ctrl', 'D'] },
      { id: 'fillRight', keys: ['Ctrl', 'R'] },
      { id: 'extend', keys: ['Shift', '← ↑ → ↓'] },
    ],
  },
] as const;
