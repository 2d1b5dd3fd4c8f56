import { worthKnowing, wrong, type Finding } from './finding.js';
import { largestFileBytes, tooLarge } from './read-text.js';

const byteOrderMark = '\uFEFF';
/** Control characters but tab and line ends: never typed, always a sign of a binary file or a bad copy. */
const controlCharacter = /(?![\t\n\r])\p{Cc}/u;

export interface InspectedText {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** false: what follows would only be noise. */
  readonly isText: boolean;
}

/** Looks at a text before any parser does. */
export function inspectText(raw: string): InspectedText {
  const hasMark = raw.startsWith(byteOrderMark);
  const text = hasMark ? raw.slice(1) : raw;
  const findings: Finding[] = [];
  if (hasMark) {
    findings.push(
      worthKnowing([], 'the file starts with a byte order mark; it is passed over, save as UTF-8 without BOM'),
    );
  }
  const refusal = refuse(text);
  return { text, findings: refusal === null ? findings : [refusal, ...findings], isText: refusal === null };
}

function refuse(text: string): Finding | null {
  if (text.length > largestFileBytes) return tooLarge(text.length);
  if (text.trim() === '') return wrong([], 'the file is empty; start from one of config/examples');
  const offset = text.search(controlCharacter);
  if (offset < 0) return null;
  const before = text.slice(0, offset).split('\n');
  const code = text.charCodeAt(offset).toString(16).padStart(2, '0');
  return wrong([], `this is not a text file: it holds the control character 0x${code}; is this the right file?`, {
    at: { line: before.length, column: (before.at(-1) ?? '').length + 1 },
  });
}
