import { createI18n } from 'vue-i18n';
import { compileMessage } from './compile-message';

const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  messageCompiler: compileMessage,
  messages: { 'zh-CN': { plain: '提交', named: '共 {total} 项，第 {page} 页', odd: '50% | a@b' } },
});
const { t } = i18n.global;

describe('compileMessage', () => {
  it('fills in names, again and again', () => {
    expect(t('plain')).toBe('提交');
    expect(t('named', { total: 5, page: 1 })).toBe('共 5 项，第 1 页');
    expect(t('named', { total: 7, page: '二' })).toBe('共 7 项，第 二 页');
    expect(t('named', { total: 7 })).toBe('共 7 项，第  页');
  });

  it('takes everything else as it stands', () => {
    expect(t('odd')).toBe('50% | a@b');
  });
});
