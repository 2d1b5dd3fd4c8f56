import {
  limits,
  messageTable,
  nakTable,
  pulseFlagTable,
  relayGroupTable,
  resetCauseTable,
  statusTable,
  type CodeSpec,
  type FieldKind,
  type MessageSpec,
} from '../../firmware-bridge/protocol/index.js';

const kinds: Readonly<Record<FieldKind, string>> = {
  u8: 'u8',
  u16: 'u16',
  u32: 'u32',
  relayBits: 'relay bits',
  inputBits: 'input bits',
  perRelay: '8 × u8',
};

/** The tables of docs/protocol.md, made from the ones that the codec and the firmware's header are made from. */
export function protocolTables(): string {
  return [
    '## Codes\n\nAll in hexadecimal.\n',
    codeSection('Statuses', statusTable),
    codeSection('NAK reasons', nakTable),
    codeSection('Flags of PULSE', pulseFlagTable),
    codeSection('Relay groups', relayGroupTable),
    codeSection('Reset causes', resetCauseTable),
    '## Limits\n',
    table(['limit', 'value', 'meaning'], limitRows()),
    '## Messages\n',
    ...Object.values<MessageSpec>(messageTable).map(messageSection),
  ].join('\n');
}

const hexadecimal = (code: number): string => code.toString(16).toUpperCase().padStart(2, '0');

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line), ''].join('\n');
}

function codeSection(title: string, codes: Readonly<Record<string, CodeSpec>>): string {
  const rows = Object.entries(codes).map(([name, { code, label, meaning }]) => [
    hexadecimal(code),
    name,
    label,
    meaning,
  ]);
  return `### ${title}\n\n${table(['code', 'name', 'short', 'meaning'], rows)}`;
}

function limitRows(): string[][] {
  return Object.entries(limits).map(([name, { value, meaning }]) => [name, String(value), meaning]);
}

function messageSection({ code, label, from, meaning, fields }: MessageSpec): string {
  const title = `### ${hexadecimal(code)} ${label} (${from})\n\n${meaning}\n`;
  if (fields.length === 0) return `${title}\nNo payload.\n`;
  const rows = fields.map(({ name, kind, meaning: what }) => [name, kinds[kind], what]);
  return `${title}\n${table(['field', 'kind', 'meaning'], rows)}`;
}
