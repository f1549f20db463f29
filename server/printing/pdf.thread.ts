import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import { answerRequests } from '../threads/answer-requests.js';
import { paperDocument, type Paper } from './paper.js';

// fonts are package files, so that the same paper comes out of every machine; each document carries what it shows
const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');
const fontFile = (weight: string) => join(fonts, `NotoSansHans-${weight}.otf`);
const [normal, bold] = [fontFile('Regular'), fontFile('Bold')];
pdfmake.addFonts({ Noto: { normal, bold, italics: normal, bolditalics: bold } });
// a page names nothing outside of itself
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold);

void answerRequests((paper: Paper) => pdfmake.createPdf(paperDocument(paper)).getBuffer());
