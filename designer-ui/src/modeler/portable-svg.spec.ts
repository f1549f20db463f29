import { portableSvg } from './portable-svg';

describe('an exported drawing', () => {
  it('needs nothing of the page it comes from', () => {
    const svg = '<g style="stroke: var(--diagram-stroke); fill: var(--diagram-fill)"/>';
    expect(portableSvg(svg)).not.toContain('var(');
    expect(portableSvg(svg)).toContain('stroke: #3f4a5a');
  });
});
