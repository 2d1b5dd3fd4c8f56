import { expect, it } from 'vitest';
import { withoutMarkup } from '../../../speech/prompts/without-markup.js';

it.each([
  ['<script>floor three</script>', ' script floor three /script '],
  ['<prosody rate="slow">三楼', ' prosody rate="slow" 三楼'],
  ["floor [[Tr'i:]]", "floor   Tr'i:  "],
  ['&lt;mark/&gt;', '& lt;mark/& gt;'],
  ['floor \u0001150S three', 'floor  150S three'],
  ['去十二楼,谢谢!', '去十二楼,谢谢!'],
])('%j holds nothing that a synthesiser would act upon', (text, plain) => {
  expect(withoutMarkup(text)).toBe(plain);
});
