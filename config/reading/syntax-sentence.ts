import type { ErrorCode, YAMLError } from 'yaml';

/** The parser's errors in words of somebody who has never heard of YAML's grammar; what isn't listed keeps the parser's words. */
const sentences: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'a tab is used to indent; use spaces',
  BAD_INDENT: 'the indentation does not fit, or a bracket [ or { is not closed before this place',
  BLOCK_AS_IMPLICIT_KEY:
    'two colons in one entry, or the next line is indented too far; put text that contains ": " in quotes',
  BLOCK_IN_FLOW: 'a comma is missing, or text that contains ": " or "- " does not stand in quotes',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing after the field name, or the line is indented wrongly',
  UNEXPECTED_TOKEN: 'this does not belong here; look for a missing comma, quotation mark or bracket just before it',
  RESOURCE_EXHAUSTION: 'the file is nested too deep',
};

/** Faults after which the rest of the file can still be judged. */
const localSentences: Partial<Record<ErrorCode, string>> = {
  BAD_SCALAR_START: 'text that starts with a special character must stand in quotes',
  BAD_DQ_ESCAPE: 'a backslash inside "..." starts an escape; write \\\\ for a backslash, or use single quotes',
  TAG_RESOLVE_FAILED: 'text that starts with "!" must stand in quotes; YAML tags are not used here',
  MULTIPLE_TAGS: 'text that starts with "!" must stand in quotes; YAML tags are not used here',
  MULTIPLE_ANCHORS: 'text that starts with "&" must stand in quotes',
  BAD_ALIAS: 'text that starts with "*" must stand in quotes',
  BAD_DIRECTIVE: 'a line that starts with "%" is not used here; put the text in quotes',
};

export function isLocal(code: ErrorCode): boolean {
  return Object.hasOwn(localSentences, code);
}

export function syntaxSentence(error: YAMLError, text: string): string {
  if (error.code === 'MISSING_CHAR') return missingCharacter(error, text);
  return localSentences[error.code] ?? sentences[error.code] ?? `this is not valid YAML: ${error.message}`;
}

function missingCharacter(error: YAMLError, text: string): string {
  if (error.message.includes('quote')) return 'a quotation mark is not closed before this place';
  if (error.message.includes('- indicator')) {
    return 'this line is indented like a list entry but does not start with "- "; check its indentation';
  }
  if (error.message.startsWith('Implicit map keys')) {
    const word = /\S+/.exec(text.slice(error.pos[0]))?.[0] ?? '';
    return `a colon and a value are missing${word === '' ? '' : ` near "${word.slice(0, 30)}"`}`;
  }
  return `this is not valid YAML: ${error.message}`;
}
