import type { VNode } from 'preact';
import type { LandingView, LiftView, StationView } from '../../api/contract/view.schema.js';
import { inPageLanguage, text } from '../messages/language.js';
import { press } from '../state/simulator-requests.js';
import { Arrow } from './arrow.js';
import { Doors } from './doors.js';
import { LampButton } from './lamp-button.js';
import { StationDisplay } from './station-display.js';
import { VoicePlate } from './voice-plate.js';

interface LandingProps {
  readonly station: StationView;
  readonly landing: LandingView;
  readonly lift: LiftView | null;
  readonly isSimulated: boolean;
}

/** Before the lift: its doors, which open when the car is here, the display over them and the buttons beside them. */
export function Landing({ station, landing, lift, isSimulated }: LandingProps): VNode {
  const isHere = lift !== null && lift.nearestFloor === landing.floor && !lift.isMoving;
  return (
    <section class="cabin landing-view" aria-label={text.value.landing}>
      <StationDisplay station={station} lift={lift} />
      <div class="walls">
        <Doors lift={isHere ? lift : null} floors={[]} />
        <div class="button-panel" role="group" aria-label={text.value.buttons}>
          <VoicePlate isListening={station.gate.isOpen && station.dialogue !== 'gateClosed' && !station.isSpeaking} />
          <p class="landing-sign">
            <span class="landing-sign-floor">{landing.floor}</span>
            <span class="landing-sign-name">{inPageLanguage(landing.names)}</span>
          </p>
          <div class="landing-buttons">
            {landing.calls.map((call) => (
              <LampButton
                key={call.direction}
                button={call}
                label={(remarks) => text.value.landingButton(call.direction, remarks)}
                mayPress={isSimulated}
                onPress={() => press({ direction: call.direction })}
              >
                <Arrow direction={call.direction} />
              </LampButton>
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}
