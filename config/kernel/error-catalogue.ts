import type { ErrorArea, ErrorSeverity } from './errors.js';

interface CatalogueEntry {
  readonly area: ErrorArea;
  readonly severity: ErrorSeverity;
  readonly retryable: boolean;
  /** One sentence for docs/errors.md: what happened, in words an installer knows. */
  readonly meaning: string;
  /** One sentence: what to do next. */
  readonly remedy: string;
}

/** Every error code of the project. docs/errors.md lists the same codes; a test compares both ways. */
export const errorCatalogue = {
  'ELV-CFG-001': {
    area: 'CFG',
    severity: 'refused',
    retryable: false,
    meaning: 'The site file cannot be read.',
    remedy: 'Check the path and the permissions of the file.',
  },
  'ELV-CFG-002': {
    area: 'CFG',
    severity: 'refused',
    retryable: false,
    meaning: 'The site file has faults; each is listed with its line.',
    remedy: 'Mend the listed lines and run `liftvoice check FILE` again.',
  },
  'ELV-SPEECH-001': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: false,
    meaning: 'A voice model folder is missing or damaged.',
    remedy:
      'Bring an embedded model back with `git restore speech/models`, an installed one with `liftvoice models install NAME`; `liftvoice models verify` names what is broken.',
  },
  'ELV-SPEECH-002': {
    area: 'SPEECH',
    severity: 'degraded',
    retryable: true,
    meaning: 'A recogniser process ended unexpectedly.',
    remedy: 'It is started again by itself; if this repeats, look at the log line with its last words.',
  },
  'ELV-SPEECH-003': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: false,
    meaning: 'An audio file cannot be used.',
    remedy: 'Use WAV (PCM) or FLAC of any rate from 8 kHz up, mono or stereo.',
  },
  'ELV-SPEECH-004': {
    area: 'SPEECH',
    severity: 'degraded',
    retryable: true,
    meaning: 'The microphone is not available or silent.',
    remedy: 'Check the device named in the site file with `arecord -L`; capture is tried again by itself.',
  },
  'ELV-SPEECH-005': {
    area: 'SPEECH',
    severity: 'degraded',
    retryable: false,
    meaning: 'No speech synthesiser is available.',
    remedy:
      'Install the optional npm dependency or the Debian package espeak-ng; answers stay visible as text and tones.',
  },
  'ELV-SPEECH-006': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: false,
    meaning: 'The vocabulary of the site cannot be recognised by the model.',
    remedy: 'Change the named phrases; the nearest words the model knows are listed.',
  },
  'ELV-SPEECH-007': {
    area: 'SPEECH',
    severity: 'degraded',
    retryable: true,
    meaning: 'A text could not be spoken.',
    remedy: 'The answer stays visible as text and tones; if this repeats, look at the reason in the message.',
  },
  'ELV-SPEECH-008': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: false,
    meaning: 'A list of recordings cannot be used.',
    remedy: 'Write a table with tabs whose first line names the columns: file, and transcript or floor.',
  },
  'ELV-SPEECH-010': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: false,
    meaning: 'The registry of voice models cannot be used.',
    remedy: 'Mend the named fields of speech/models/registry.yaml, or restore the file.',
  },
  'ELV-SPEECH-011': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: false,
    meaning: 'A language has no voice model, or the one the site chose is not there.',
    remedy: 'See `liftvoice models list`; install one, or change speech.models in the site file.',
  },
  'ELV-SPEECH-012': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: false,
    meaning: 'A voice model is not installed, because its archive is not acceptable.',
    remedy: 'The message says what is wrong with it; what was in use before is still in use.',
  },
  'ELV-SPEECH-013': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: true,
    meaning: 'A voice model could not be downloaded.',
    remedy: 'Check the network and the address; the same command goes on where it stopped.',
  },
  'ELV-SPEECH-014': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: true,
    meaning: 'A voice model could not be stored.',
    remedy: 'Make room on the disk, or correct the permissions of the named folder.',
  },
  'ELV-SPEECH-015': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: false,
    meaning: 'Words could not be added to a voice model.',
    remedy: 'The message says what is missing: OpenFst’s tools, a pronunciation, or a model whose graph takes words.',
  },
  'ELV-SPEECH-017': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: false,
    meaning: 'A recorded answer cannot be used.',
    remedy:
      'Record the named file again as WAV or FLAC, or delete it: what is not recorded is spoken by the synthetic voice.',
  },
  'ELV-SPEECH-018': {
    area: 'SPEECH',
    severity: 'degraded',
    retryable: true,
    meaning: 'The loudspeaker plays nothing.',
    remedy:
      'Check the device named as audio.playback in the site file with `aplay -L`; every answer tries it again, and stays visible as text.',
  },
  'ELV-SPEECH-019': {
    area: 'SPEECH',
    severity: 'refused',
    retryable: false,
    meaning: 'Thresholds cannot be chosen from these recordings.',
    remedy: 'Add what the message says is missing; the thresholds that were there are still in use.',
  },
  'ELV-LINK-001': {
    area: 'LINK',
    severity: 'degraded',
    retryable: true,
    meaning: 'The serial port cannot be opened.',
    remedy: 'Check the path in the site file and that no other program holds the port.',
  },
  'ELV-LINK-002': {
    area: 'LINK',
    severity: 'degraded',
    retryable: true,
    meaning: 'The board does not answer.',
    remedy: 'Check cable and power; the link is tried again by itself.',
  },
  'ELV-LINK-003': {
    area: 'LINK',
    severity: 'fault',
    retryable: false,
    meaning: 'Another board than the configured one is on the port.',
    remedy: 'Compare protocol, channel and input counts in the message with the site file.',
  },
  'ELV-LINK-004': {
    area: 'LINK',
    severity: 'degraded',
    retryable: true,
    meaning: 'The connection to the board was lost.',
    remedy: 'All contacts are open; the link is tried again by itself.',
  },
  'ELV-LINK-005': {
    area: 'LINK',
    severity: 'fault',
    retryable: false,
    meaning: 'The board does not accept what the site file says is wired to it.',
    remedy:
      'Compare contacts, lamps and modes in the site file with the board, and its firmware with this version; it is tried again by itself.',
  },
  'ELV-LINK-006': {
    area: 'LINK',
    severity: 'degraded',
    retryable: false,
    meaning: 'The wiring of a button, or of the inputs as a whole, does not do what it should.',
    remedy:
      'The page and the journal name the button, the relay and the input to look at; docs/operations.md says what each means.',
  },
  'ELV-PROTO-001': {
    area: 'PROTO',
    severity: 'refused',
    retryable: false,
    meaning: 'Bytes that are no valid frame or message.',
    remedy: 'A few are line noise; many mean a wrong baud rate or another device.',
  },
  'ELV-FW-001': {
    area: 'FW',
    severity: 'refused',
    retryable: false,
    meaning: 'The firmware image of the board is missing or damaged.',
    remedy: 'Restore the named .hex file, or build it with `make` in firmware-bridge/firmware.',
  },
  'ELV-FW-002': {
    area: 'FW',
    severity: 'degraded',
    retryable: true,
    meaning: 'The process of the emulated board did not start.',
    remedy: 'The board runs inside the main process instead; its last words in the message say what is missing.',
  },
  'ELV-API-001': {
    area: 'API',
    severity: 'refused',
    retryable: false,
    meaning: 'A request does not fit the contract.',
    remedy: 'Compare the request with /api/v1/openapi.json.',
  },
  'ELV-API-002': {
    area: 'API',
    severity: 'refused',
    retryable: false,
    meaning: 'The thing asked for does not exist.',
    remedy: 'List the stations with GET /api/v1/stations.',
  },
  'ELV-API-003': {
    area: 'API',
    severity: 'refused',
    retryable: true,
    meaning: 'The HTTP port is in use or cannot be opened.',
    remedy: 'Choose another port with --port, or another address with --host.',
  },
  'ELV-API-004': {
    area: 'API',
    severity: 'refused',
    retryable: false,
    meaning: 'Only possible with the simulator.',
    remedy: 'Start with --simulate.',
  },
  'ELV-API-005': {
    area: 'API',
    severity: 'refused',
    retryable: true,
    meaning: 'The request is understood but not possible now.',
    remedy: 'The message says what stands in the way.',
  },
  'ELV-API-006': {
    area: 'API',
    severity: 'refused',
    retryable: false,
    meaning: 'A page of another site, or a host name this server does not go by, asked.',
    remedy: 'Open the page by the address Liftvoice printed at start, or by an IP address.',
  },
  'ELV-API-007': {
    area: 'API',
    severity: 'refused',
    retryable: true,
    meaning: 'Too many requests in a short time.',
    remedy: 'Wait a minute.',
  },
  'ELV-API-008': {
    area: 'API',
    severity: 'refused',
    retryable: true,
    meaning: 'Liftvoice is still starting.',
    remedy: 'Ask again in a second (`Retry-After`); voice models take a while to load.',
  },
  'ELV-CMD-001': {
    area: 'CMD',
    severity: 'refused',
    retryable: false,
    meaning: 'The command line is wrong.',
    remedy: 'See `liftvoice --help`.',
  },
  'ELV-CMD-002': {
    area: 'CMD',
    severity: 'refused',
    retryable: false,
    meaning: 'The site cannot be started as it was asked for.',
    remedy: 'Name the serial port of the board in the site file, or start with --simulate.',
  },
  'ELV-CMD-003': {
    area: 'CMD',
    severity: 'refused',
    retryable: false,
    meaning: 'A folder that Liftvoice writes to cannot be used.',
    remedy:
      'Make room on its disk and let this user write to the named folder, or name other places with the environment variables XDG_CACHE_HOME and XDG_DATA_HOME.',
  },
  'ELV-BUG-001': {
    area: 'BUG',
    severity: 'fault',
    retryable: false,
    meaning: 'An internal contradiction.',
    remedy: 'Report it with the message and the log before it.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;
