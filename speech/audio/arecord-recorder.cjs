'use strict';

/**
 * Recorder module for node-record-lpcm16, which loads it by path (hence CommonJS, and no TypeScript). The package's own
 * `arecord` recorder leaves ALSA its block size of 4,000 bytes: 170 ms from sound to data instead of about 30.
 */
module.exports = (options) => ({
  cmd: 'arecord',
  args: [
    '-q',
    ...(options.device ? ['-D', options.device] : []),
    ...['-f', 'S16_LE'],
    ...['-r', String(options.sampleRate)],
    ...['-c', String(options.channels)],
    // Never 'wav': its length field ends the recording after 18.64 hours, silently and with exit code 0.
    ...['-t', options.audioType],
    ...['--period-time=20000', '--buffer-time=200000'],
    '-',
  ],
  // A group of its own: Ctrl-C in a terminal is for Liftvoice, which ends its microphone in order.
  spawnOptions: { detached: true, ...(options.environment ? { env: options.environment } : {}) },
});
