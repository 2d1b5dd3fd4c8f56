/**
 * A text for espeak-ng, which has no switch for "text only": between < and > it takes words for SSML and says nothing, & begins an
 * entity, [[ ]] holds phonemes, and a control character a command (its number changes the speed). It pronounces none of these
 * signs but &, so that a blank in their place takes nothing away.
 */
export function withoutMarkup(text: string): string {
  return text.replaceAll(/[<>[\]\p{Control}]/gu, ' ').replaceAll('&', '& ');
}
