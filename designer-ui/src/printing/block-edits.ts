import { isMargin, type PrintBlock } from './print-block';

type Blocks = readonly PrintBlock[];

/** Puts a block behind the one at `after`; heads and feet go to their places, and there is one of each. */
export function addBlock(blocks: Blocks, block: PrintBlock, after: number | null): { blocks: Blocks; at: number } {
  const own = blocks.findIndex(({ kind }) => kind === block.kind);
  if (isMargin(block) && own >= 0) return { blocks, at: own };
  const first = blocks[0]?.kind === 'header' ? 1 : 0;
  const end = blocks.length - (blocks.at(-1)?.kind === 'footer' ? 1 : 0);
  const wanted = after === null ? end : Math.min(Math.max(after + 1, first), end);
  const at = block.kind === 'header' ? 0 : block.kind === 'footer' ? blocks.length : wanted;
  return { blocks: [...blocks.slice(0, at), block, ...blocks.slice(at)], at };
}

export const changeBlock = (blocks: Blocks, at: number, block: PrintBlock): Blocks =>
  blocks.map((each, i) => (i === at ? block : each));

export const removeBlock = (blocks: Blocks, at: number): Blocks => blocks.filter((_, i) => i !== at);

/** By keyboard: one place up or down; null where it can go no further. */
export function shiftBlock(blocks: Blocks, at: number, by: -1 | 1): Blocks | null {
  const [block, other] = [blocks[at], blocks[at + by]];
  if (!block || !other || isMargin(block) || isMargin(other)) return null;
  return blocks.map((each, i) => (i === at ? other : i === at + by ? block : each));
}
