import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWav } from '../../speech/audio/wav-writer.js';

/** ALSA name under which the sink's monitor is a microphone. */
export const pulseDevice = 'lowmic';
/** ALSA name under which the sink itself is a loudspeaker. */
export const pulseLoudspeaker = 'lowspeaker';

/** A PulseAudio of the test's own: a null sink to play into and its monitor to record from. Needs no sound card and no session. */
export interface PulseAudio {
  readonly environment: Readonly<Record<string, string>>;
  /** "A loudspeaker in the car": settles when the sound has been played. */
  play(samples: Int16Array): Promise<void>;
  /** Cuts the sound off as soon as it was noticed: on a busy machine nobody knows how long that takes. */
  playUntil<Value>(samples: Int16Array, noticed: Promise<Value>, sink?: 'low' | 'other'): Promise<Value>;
  /** The sink takes its monitor, the microphone, with it. */
  setSuspended(isSuspended: boolean): Promise<void>;
  /** The recording goes on, from another source: what a server does when somebody plugs things or clicks in a mixer. */
  moveRecording(source: 'low.monitor' | 'other.monitor'): Promise<void>;
  /** How many programs record. */
  recordings(): Promise<number>;
  /** The microphone is unplugged: its module goes, and the server rescues the recording to whatever source is left. */
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  /** As a crash: no farewell to its clients. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPulseAudio(): Promise<PulseAudio> {
  const folder = await mkdtemp(join(tmpdir(), 'liftvoice-pulse-'));
  const home = join(folder, 'home');
  await mkdir(home);
  const devices = [
    `pcm.${pulseDevice} { type pulse device "low.monitor" }`,
    `pcm.${pulseLoudspeaker} { type pulse device "low" }`,
  ];
  await writeFile(join(home, '.asoundrc'), `${devices.join('\n')}\n`);
  const environment = {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C',
    HOME: home,
    XDG_RUNTIME_DIR: folder,
    PULSE_SERVER: `unix:${folder}/pulse/native`,
  };
  let daemon = await launch(environment);
  const sound = join(folder, 'sound.wav');
  // A player that waits for the processor must not tear a hole into what it plays: the server has half a second in hand.
  const player = (sink: string): readonly string[] => [`--device=${sink}`, '--latency-msec=500', sound];
  return {
    environment,
    play: async (samples) => {
      await writeFile(sound, writeWav(samples));
      await run('paplay', player('low'), environment);
    },
    playUntil: async (samples, noticed, sink = 'low') => {
      await writeFile(sound, writeWav(samples));
      const playing = spawn('paplay', player(sink), { env: environment, stdio: 'ignore' });
      const closed = once(playing, 'close');
      const tooSoon = closed.then(() => Promise.reject(new Error('paplay ended before it was noticed')));
      try {
        return await Promise.race([noticed, tooSoon]);
      } finally {
        playing.kill('SIGKILL');
        await closed;
      }
    },
    setSuspended: (isSuspended) => run('pactl', ['suspend-sink', 'low', isSuspended ? '1' : '0'], environment),
    moveRecording: async (source) => {
      const [recording] = await listed('source-outputs', environment);
      await run('pactl', ['move-source-output', recording?.[0] ?? 'none', source], environment);
    },
    recordings: async () => (await listed('source-outputs', environment)).length,
    unplug: async () => {
      const modules = await listed('modules', environment);
      const module = modules.find((fields) => fields[2]?.includes('sink_name=low') === true);
      await run('pactl', ['unload-module', module?.[0] ?? 'none'], environment);
    },
    plugIn: () => run('pactl', ['load-module', ...sinkModule('low')], environment),
    kill: () => end(daemon),
    restart: async () => {
      await end(daemon);
      daemon = await launch(environment);
    },
    stop: async () => {
      await end(daemon);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(environment: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const daemon = spawn(
    'pulseaudio',
    [
      ...['--daemonize=no', '--exit-idle-time=-1', '--log-level=notice', '-n'],
      ...['-L', 'module-native-protocol-unix auth-anonymous=1'],
      ...['-L', sinkModule('low').join(' ')],
      ...['-L', sinkModule('other').join(' ')],
    ],
    { env: environment, stdio: 'ignore' },
  );
  await Promise.race([once(daemon, 'spawn'), once(daemon, 'error').then(([error]) => Promise.reject(error as Error))]);
  // pactl itself waits for nobody; the daemon answers about 0.2 s after its start.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const answered = await run('pactl', ['info'], environment).then(
      () => true,
      () => false,
    );
    if (answered) return daemon;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await end(daemon);
  throw new Error('pulseaudio does not answer');
}

/** Without norewinds a null sink adds up to two seconds. */
function sinkModule(name: string): readonly string[] {
  return ['module-null-sink', `sink_name=${name}`, 'rate=16000', 'channels=1', 'format=s16le', 'norewinds=1'];
}

/** Lines of `pactl list short`, split at tabs. */
async function listed(
  what: 'modules' | 'source-outputs',
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly (readonly string[])[]> {
  const child = spawn('pactl', ['list', 'short', what], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  await once(child, 'close');
  const lines = Buffer.concat(pieces).toString().split('\n');
  return lines.filter((line) => line !== '').map((line) => line.split('\t'));
}

async function end(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const ended = once(daemon, 'exit');
  daemon.kill('SIGKILL');
  await ended;
}

async function run(
  program: string,
  parameters: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const child = spawn(program, parameters, { env, stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with exit code ${code ?? 'none'}`);
}
