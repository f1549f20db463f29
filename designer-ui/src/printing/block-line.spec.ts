import { type BlockWords, blockLine } from './block-line';
import { readPage } from './read-page';

const words: BlockWords = {
  kind: (kind) => `<${kind}>`,
  name: (name) => `「${name}」`,
  when: (condition) => `（${condition}）`,
};
const linesOf = (html: string) => readPage(html).map((block) => blockLine(block, words));

describe('a block of a print page on one line', () => {
  it('says what it is, what stands in it and when it is printed', () => {
    expect(
      linesOf(
        '<h1>申请表</h1><p>共 {{amount}} 元</p><hr><div>{{records}}</div><p class="field"><b>事由</b> {{reason}}</p>' +
          '<h2 data-when="amount &gt; 1">大额</h2><section><i>旧的</i>内容</section>',
      ),
    ).toEqual([
      '<title>：申请表',
      '<text>：共 「amount」 元',
      '<line>',
      '<whole>：「records」',
      '<field>：事由 「reason」',
      '<title>：大额（amount > 1）',
      '<html>：旧的 内容',
    ]);
  });
});
