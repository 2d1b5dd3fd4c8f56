import { parseSite } from '../../../config/index.js';
import { languages } from '../../support/languages.js';

/** A small site without fault or warning; the tests change one place at a time. Lines count from 1. */
export const validSite = `version: 1
site: { name: Test house, languages: [zh, en] }
stations:
  - id: car-1
    kind: car
    audio: { device: hw:0 }
    board: { driver: link-v1, path: /dev/serial/by-id/usb-a, relays: 16, inputs: 16 }
    floors:
      - { id: B1, number: -1, contact: 1, lamp: 1, names: { zh: [停车场], en: [parking] } }
      - { id: "1", number: 1, contact: 2, lamp: 2, names: { zh: [大堂], en: [lobby] } }
      - { id: "2", number: 2, contact: 3, lamp: 3 }
      - { id: 2A, contact: 4, lamp: 4, names: { zh: [二甲], en: [two a] } }
      - { id: "3", number: 3, contact: 5, lamp: 5, voice: false }
    pulseMs: 250
    modes:
      fire: { input: 14, activeWhen: open }
      inspection: { input: 15, activeWhen: open }
      outOfService: { input: 16, activeWhen: open }
    confirm: { when: uncertain }
    vocabulary: { bareNumbers: confirm }
    limits: { callsPerMinute: 12 }
`;

/** The valid site with one passage replaced; refuses to build a test on a passage that isn't there. */
export function siteWith(passage: string, replacement: string): string {
  if (!validSite.includes(passage)) throw new Error(`the valid site does not contain: ${passage}`);
  return validSite.replace(passage, () => replacement);
}

/** `line:column field: sentence` of every error, without the warnings. */
export function errorsOf(text: string): readonly string[] {
  const reading = parseSite(text, 'site.yaml', languages);
  const faults = reading.ok ? [] : reading.failure;
  return faults
    .filter(({ severity }) => severity === 'error')
    .map(({ line, column, field, message }) => `${line}:${column} ${field}: ${message}`);
}
