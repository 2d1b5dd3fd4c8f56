import { createRootLog, type LogLevel } from '../root-log.js';
import { StatusLine } from '../status-line.js';
import { cacheFolder, jsonOption, logOption, makeFolders, siteOption, type CommandParts } from './command-parts.js';
import { hear } from './hear.js';
import { hearMicrophone } from './hear-microphone.js';
import { listDevices } from './list-devices.js';
import { jsonReport } from './microphone-report-json.js';
import { peopleReport, terminalReport } from './microphone-report-people.js';

export function addHear(parts: CommandParts): void {
  parts.program
    .command('hear')
    .description('print what is heard and decided: for recordings, or live from a microphone; presses nothing')
    .argument('[files...]', 'WAV or FLAC files; with --expect also folders, or nothing for the whole list')
    .addOption(siteOption(parts))
    .option('--station <id>', 'whose words are listened for; else the first station of the site')
    .addOption(jsonOption())
    .option('--expect <index.tsv>', 'judge what was heard, and count: right, wrong, asked, rejected, false calls')
    .option('--why', 'files: every utterance on a line of its own, with what each ear heard and by what margin')
    .option('--microphone', 'listen live, with a meter, until Ctrl-C')
    .option('--device <name>', 'microphone: ALSA device instead of the one in the site file')
    .option('--list-devices', 'microphone: print the devices of this machine')
    .addOption(logOption())
    .addHelpText('after', expectHelp)
    .action(async (files: string[], options: HearArguments) => {
      if (options.listDevices === true) {
        parts.end(await listDevices({ ...parts, json: options.json }));
        return;
      }
      const contradiction = findContradiction(files, options);
      if (contradiction !== null) {
        parts.output.error(contradiction);
        parts.end(2);
        return;
      }
      if (!makeFolders(parts, cacheFolder(parts))) return;
      if (options.microphone === true) await startMicrophone(parts, options);
      else await startFiles(parts, files, options);
    });
}

interface HearArguments {
  readonly site: string;
  readonly station?: string;
  readonly json: boolean;
  readonly expect?: string;
  readonly why?: true;
  readonly microphone?: true;
  readonly device?: string;
  readonly listDevices?: true;
  readonly logLevel: LogLevel;
}

function findContradiction(files: readonly string[], options: HearArguments): string | null {
  const { expect, microphone = false, device } = options;
  if (microphone && (files.length > 0 || expect !== undefined))
    return 'Either files or --microphone: both at once can not be heard.';
  if (!microphone && device !== undefined) return '--device goes with --microphone.';
  if (!microphone && files.length === 0 && expect === undefined)
    return 'Name the files to hear, or a list of them with --expect, or --microphone.';
  return null;
}

async function startFiles(parts: CommandParts, files: readonly string[], options: HearArguments): Promise<void> {
  const { site: siteFile, station: stationId = null, json, expect: expectFile = null } = options;
  const log = createRootLog({ level: options.logLevel });
  const isWhyAsked = options.why === true;
  parts.end(await hear({ ...parts, files, siteFile, stationId, expectFile, json, isWhyAsked, log }));
}

async function startMicrophone(parts: CommandParts, options: HearArguments): Promise<void> {
  const { site: siteFile, station: stationId = null, json, device = null } = options;
  const terminal = process.stdout.isTTY && !json ? new StatusLine(process.stdout, parts.output) : null;
  const output = terminal ?? parts.output;
  const report = json
    ? jsonReport(output)
    : terminal === null
      ? peopleReport(output, parts.timeOfDay)
      : terminalReport(terminal, parts.timeOfDay);
  const show = (text: string): void => {
    output.error(text.trimEnd());
  };
  const log = createRootLog({ level: options.logLevel, show });
  // Who reads no longer (`| head`) wants no more; a closed terminal says so by a signal.
  const untilUnread = new Promise<void>((resolve) =>
    process.stdout.once('error', () => {
      resolve();
    }),
  );
  const untilAskedToEnd = (): Promise<void> => Promise.race([parts.untilAskedToEnd(), untilUnread]);
  parts.end(await hearMicrophone({ ...parts, output, siteFile, stationId, device, report, log, untilAskedToEnd }));
}

const expectHelp = `
--expect: a table separated by tabs. The first line names the columns: file (relative to the table), and
  transcript  what is said; a sentence of the site is a request for what it means, everything else is none, or
  floor       floor ids that are asked for, separated by commas; "-" or nothing where the lift must stay silent.
Columns set, language, use and speaker are used where they are there; figures are given per set.`;
