import { messageTable, type FieldKind, type MessageSpec } from '../../firmware-bridge/protocol/index.js';

const kinds: Readonly<Record<FieldKind, string>> = {
  u8: 'u8',
  u16: 'u16',
  u32: 'u32',
  relayBits: 'relay bits',
  inputBits: 'input bits',
};

/** The message tables of docs/protocol.md, made from the one table that the codec is made from. */
export function protocolTables(): string {
  return Object.values<MessageSpec>(messageTable).map(section).join('\n');
}

function section({ code, label, from, meaning, fields }: MessageSpec): string {
  const title = `### ${code.toString(16).toUpperCase().padStart(2, '0')} ${label} (${from})\n\n${meaning}\n`;
  if (fields.length === 0) return `${title}\nNo payload.\n`;
  const rows = fields.map(({ name, kind, meaning: what }) => `| ${name} | ${kinds[kind]} | ${what} |`);
  return [title, '| field | kind | meaning |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
