/** Colours of the light scheme: a drawing that leaves the page no longer knows its variables. */
const colours: Readonly<Record<string, string>> = {
  '--diagram-fill': '#ffffff',
  '--diagram-stroke': '#3f4a5a',
  '--diagram-text': '#1c2430',
};
const fonts = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif";

/** The drawing as other programs can show it. */
export function portableSvg(svg: string): string {
  return svg
    .replace(/var\((--[\w-]+)\)/g, (variable, name: string) => colours[name] ?? variable)
    .replace(/font-family:\s*inherit/g, `font-family: ${fonts}`)
    .replace(/font-family="inherit"/g, `font-family="${fonts}"`);
}
