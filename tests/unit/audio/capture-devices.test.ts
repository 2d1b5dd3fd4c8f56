import { describe, expect, it } from 'vitest';
import { listCaptureDevices, parseDevices } from '../../../speech/audio/capture-devices.js';

const listing = `null
    Discard all samples (playback) or generate zero samples (capture)
speexrate
    Rate Converter Plugin Using Speex Resampler
pulse
    PulseAudio Sound Server
hw:CARD=Array,DEV=0
    Mic Array, USB Audio
    Direct hardware device without any conversions
plughw:CARD=Array,DEV=0
    Mic Array, USB Audio
    Hardware device with all software conversions
`;

describe('the list of microphones', () => {
  it('has the name for the site file and what ALSA says of it, and no converters', () => {
    expect(parseDevices(listing)).toEqual([
      { device: 'pulse', description: 'PulseAudio Sound Server' },
      {
        device: 'hw:CARD=Array,DEV=0',
        description: 'Mic Array, USB Audio, Direct hardware device without any conversions',
      },
      {
        device: 'plughw:CARD=Array,DEV=0',
        description: 'Mic Array, USB Audio, Hardware device with all software conversions',
      },
    ]);
  });

  it('is empty where ALSA lists nothing', () => {
    expect(parseDevices('')).toEqual([]);
  });

  it('says that arecord is missing', async () => {
    const devices = await listCaptureDevices({ PATH: '/nonexistent' });
    expect(devices).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-004' } });
    expect(devices.ok ? '' : devices.failure.message).toContain('arecord is not installed');
  });
});
