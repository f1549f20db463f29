/** Colours of the light scheme: a drawing that leaves the page no longer knows its variables. */
const colours: Readonly<Record<string, string>> = {
  '--diagram-fill': '#ffffff',
  '--diagram-stroke': '#3f4a5a',
  '--diagram-text': '#1c2430',
};

/** The drawing as other programs can show it. */
export function portableSvg(svg: string): string {
  return svg.replace(/var\((--[\w-]+)\)/g, (variable, name: string) => colours[name] ?? variable);
}
