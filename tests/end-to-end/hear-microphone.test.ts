/** `liftvoice hear --microphone` as somebody types it, before a real PulseAudio into which recordings of people are played. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { readWav } from '../../speech/audio/wav-reader.js';
import { ensureBuilt, LiftvoiceProcess, officeTower, projectRoot } from '../support/liftvoice-process.js';
import { pulseDevice, startPulseAudio, type PulseAudio } from '../support/pulse-audio.js';
import { withPauses } from '../support/spoken-request.js';

let pulse: PulseAudio;

/** A recording in a quiet room that goes on for some seconds after it: the decision must not wait for what follows. */
function clip(id: string): Int16Array {
  const read = readWav(readFileSync(resolve(projectRoot, `simulator/passenger/clips/${id}.wav`)), id);
  if (!read.ok) throw read.failure;
  return withPauses([read.value.samples, withPauses([], 2_000)], 1_200);
}

const programs: LiftvoiceProcess[] = [];

function listen(args: readonly string[], environment: Readonly<Record<string, string>> = {}): LiftvoiceProcess {
  const all = ['hear', '--microphone', '--site', officeTower, ...args];
  const program = new LiftvoiceProcess(all, { ...pulse.environment, ...environment }, true);
  programs.push(program);
  onTestFailed(() => {
    process.stderr.write(program.output);
  });
  return program;
}

afterEach(async () => {
  // Nothing of a test that failed may record into the next one.
  await Promise.all(programs.splice(0).map((program) => program.stop('SIGKILL')));
});

beforeAll(async () => {
  ensureBuilt();
  pulse = await startPulseAudio();
});

afterAll(async () => {
  await pulse.stop();
});

describe('liftvoice hear --microphone', () => {
  it('says what was heard, decided and why, nothing of other talk, and ends in order on Ctrl-C', async () => {
    const program = listen(['--device', pulseDevice]);
    await program.waitFor(/microphone lowmic: sound is coming in/);
    await pulse.play(clip('zh-floor-8'));
    await program.waitFor(/: 8\b.* - ".+" \(zh\); zh\+en margin \d+\.\d \(sure from .*\), heard "[^"]+" and "/);
    await pulse.play(clip('en-other-order'));
    await program.waitFor(/rejected \(\w+\); zh\+en margin of a request -?\d+\.\d \(asked about from \d(\.\d)?\)/);
    const { code, stdout, stderr } = await program.interrupt();
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.split('\n').filter((line) => line.includes('"'))).toHaveLength(1);
    expect(await pulse.recordings()).toBe(0);
  });

  it('redraws its meter in one line of a terminal until Ctrl-C is typed there', async () => {
    // Without `exec` some shells stay in between, and end with 130 because Ctrl-C reached them too.
    const command = [
      'exec',
      process.execPath,
      'dist/controller/app/main.js',
      'hear',
      '--microphone',
      '--device',
      pulseDevice,
    ];
    const terminal = spawn('script', ['-qefc', command.join(' '), '/dev/null'], {
      cwd: projectRoot,
      env: { ...process.env, ...pulse.environment },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = new Promise((done) => {
      terminal.once('exit', (code, signal) => {
        done({ code, signal });
      });
    });
    let all = '';
    onTestFailed(() => {
      process.stderr.write(all);
    });
    const spoken = clip('zh-floor-12');
    const sounds: Promise<void>[] = [];
    const shown = await new Promise<string>((done) => {
      terminal.stdout.setEncoding('utf8').on('data', (piece: string) => {
        all += piece;
        if (sounds.length === 0 && all.includes('sound is coming in')) sounds.push(pulse.play(spoken));
        if (/2Ksilence.*2Kspeech .*2Ksilence/s.test(all)) done(all);
      });
    });
    const drawings = shown.split('\r\u001b[2K');
    expect(drawings).toContainEqual(expect.stringMatching(/^speech {2}\[#+\.*\] -\d+ peak -\d+ room -\d+ dBFS/));
    terminal.stdin.write('\u0003');
    expect(await ended).toEqual({ code: 0, signal: null });
    await Promise.all(sounds);
    expect(await pulse.recordings()).toBe(0);
  });

  it('tells a program that the microphone is gone, and that it is back', async () => {
    const program = listen(['--device', pulseDevice, '--json']);
    await program.waitFor(/"event":"microphone","state":"flowing"/);
    await pulse.play(clip('zh-floor-8'));
    await program.waitFor(/"event":"decided".*"floors":\["8"\].*"grounds":\{/);
    await pulse.unplug();
    await program.waitFor(/"state":"deaf","reason":"wrongSource"/);
    await pulse.plugIn();
    // A quiet room, for as long as it takes.
    await pulse.playUntil(withPauses([], 60_000), program.waitFor(/"state":"deaf".*\n[^]*"state":"flowing"/));
    const { code, stdout } = await program.stop();
    expect(code).toBe(0);
    const lines = stdout.trim().split('\n');
    const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
    expect(new Set(events)).toEqual(new Set(['microphone', 'meters', 'speech', 'decided']));
  });

  it.each([
    ['a device that does not exist', ['--device', 'nosuch'], {}, /Unknown PCM nosuch.*--list-devices.*tried again/],
    ['a machine without arecord', ['--device', 'any'], { PATH: '/nonexistent' }, /not installed.*apt-get.*tried again/],
  ] as const)(
    '%s: one sentence that says what to do, and it goes on trying',
    async (_, args, environment, sentence) => {
      const program = listen([...args, '--json'], environment);
      const [line] = await program.waitFor(/.*"state":"deaf".*/);
      expect((JSON.parse(line) as { message: string }).message).toMatch(sentence);
      const { code, stdout, stderr } = await program.interrupt();
      expect(code).toBe(0);
      expect(stdout.trim().split('\n')).toHaveLength(1);
      expect(stderr).toBe('');
    },
  );

  it('lists the microphones of this machine', async () => {
    const { code, stdout } = await new LiftvoiceProcess(['hear', '--list-devices'], pulse.environment).finished;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^pulse {2}PulseAudio Sound Server$/m);
  });

  it('refuses files beside the microphone', async () => {
    const { code, stderr } = await listen(['a.wav']).finished;
    expect(code).toBe(2);
    expect(stderr).toContain('Either files or --microphone');
  });
});
