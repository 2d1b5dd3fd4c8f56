import type { CallButton, Station } from '../../config/index.js';

/** The station as if the site gave no voice to buttons that are out of voice service at the moment: nobody is advised to say these. */
export function inVoiceService(station: Station, isOut: (button: CallButton) => boolean): Station {
  const inService = <Button extends CallButton>(button: Button): Button => ({
    ...button,
    voice: button.voice && !isOut(button),
  });
  if (station.kind === 'car') return { ...station, floors: station.floors.map(inService) };
  const { up, down } = station.calls;
  return { ...station, calls: { up: up && inService(up), down: down && inService(down) } };
}
