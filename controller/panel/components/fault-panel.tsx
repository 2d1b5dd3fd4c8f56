import type { VNode } from 'preact';
import type { LiftView, StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { fault } from '../state/simulator-requests.js';
import { connection } from '../state/site-state.js';
import { FaultButton } from './fault-button.js';
import { WiringFaults } from './wiring-faults.js';

interface FaultPanelProps {
  /** The languages of each process. */
  readonly recognizers: readonly (readonly string[])[];
  readonly station: StationView;
  readonly lift: LiftView | null;
}

/** Things to break, folded away until somebody wants to. */
export function FaultPanel({ recognizers, station, lift }: FaultPanelProps): VNode {
  const isPlugged = station.link.isUp;
  return (
    <details class="card faults">
      <summary>{text.value.faults}</summary>
      <p class="quiet">{text.value.faultsHint}</p>
      <div class="fault-buttons">
        <FaultButton
          label={text.value.unplugBoard}
          isOn={!isPlugged && connection.value === 'open'}
          onPress={() => fault({ fault: 'boardUnplugged' })}
        />
        <FaultButton label={text.value.plugBoard} onPress={() => fault({ fault: 'boardPlugged' })} />
        {recognizers.map(([language = '', ...others]) => (
          <FaultButton
            key={language}
            label={text.value.killRecognizer([language, ...others])}
            onPress={() => fault({ fault: 'recognizerKilled', language })}
          />
        ))}
        {lift?.modes.map((mode) => (
          <FaultButton
            key={mode}
            label={text.value.modes[mode]}
            isOn={station.mode === mode}
            onPress={() => fault({ fault: mode })}
          />
        ))}
        <FaultButton label={text.value.backToNormal} onPress={() => fault({ fault: 'normal' })} />
        {lift?.isAlarmRegistered === true && (
          <FaultButton label={text.value.alarmAnswered} onPress={() => fault({ fault: 'alarmAnswered' })} />
        )}
      </div>
      <WiringFaults station={station} />
    </details>
  );
}
