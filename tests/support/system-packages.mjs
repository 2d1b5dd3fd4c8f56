import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What the tests use of the system: a program (or file) to look for, and the Debian package that brings it. */
const needs = [
  ['/usr/bin/avr-gcc', 'gcc-avr'],
  ['/usr/bin/avr-objcopy', 'binutils-avr'],
  ['/usr/lib/avr/include/avr/io.h', 'avr-libc'],
  ['/usr/bin/make', 'make'],
  ['/usr/bin/cppcheck', 'cppcheck'],
  ['/usr/bin/gcc', 'gcc'],
  ['/usr/bin/flock', 'util-linux'],
  ['/usr/include/stdio.h', 'libc6-dev'],
  ['/usr/bin/objcopy', 'binutils'],
  ['/usr/include/simavr/sim_avr.h', 'libsimavr-dev'],
  ['/usr/bin/chromium', 'chromium'],
  ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', 'fonts-noto-cjk'],
  ['/usr/bin/pulseaudio', 'pulseaudio'],
  ['/usr/bin/pactl', 'pulseaudio-utils'],
  ['/usr/bin/arecord', 'alsa-utils'],
  ['/usr/share/alsa/alsa.conf.d/50-pulseaudio.conf', 'libasound2-plugins'],
  ['/usr/bin/fstprint', 'libfst-tools'],
  ['/usr/bin/espeak-ng', 'espeak-ng'],
  ['/usr/bin/flite', 'flite'],
];

/** Installs what is missing where it may (root or passwordless sudo on Debian); else says what to type and answers false. */
export function installSystemPackages() {
  const missing = needs.filter(([file]) => !existsSync(file)).map(([, name]) => name);
  if (missing.length === 0) return true;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...missing];
  const mayInstall = existsSync('/usr/bin/apt-get') && (asRoot.length === 0 || succeeds('sudo', ['-n', 'true']));
  if (!mayInstall) {
    console.error(
      `The tests need Debian packages that are missing. Type:\n  sudo apt-get install ${missing.join(' ')}`,
    );
    return false;
  }
  console.log(`Installing Debian packages for the tests: ${missing.join(' ')}`);
  run([...asRoot, 'apt-get', 'update', '-qq']);
  run([...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', ...apt]);
  return true;
}

function run([program, ...args]) {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

function succeeds(program, args) {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
