import type { ButtonId, CallButton, Station } from '../../../config/index.js';

/** The station as if the site gave no voice to buttons whose wiring is suspected: nobody is advised to say these. */
export function inVoiceService(station: Station, isDoubted: (button: ButtonId) => boolean): Station {
  const inService = <Button extends CallButton>(button: Button): Button => ({
    ...button,
    voice: button.voice && !isDoubted(button.id),
  });
  if (station.kind === 'car') return { ...station, floors: station.floors.map(inService) };
  const { up, down } = station.calls;
  return { ...station, calls: { up: up && inService(up), down: down && inService(down) } };
}
