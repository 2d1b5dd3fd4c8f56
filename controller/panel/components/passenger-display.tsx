import type { VNode } from 'preact';
import type { StationView } from '../../api/contract/view.schema.js';
import { inPageLanguage, text } from '../messages/language.js';
import { connection, scene, station } from '../state/site-state.js';
import { Arrow } from './arrow.js';
import { lights, stateOf, statusOf } from './station-display.js';
import { StatePicture } from './state-picture.js';

/**
 * The display of a station alone, for a screen in the car or beside the door: nothing to press, nothing that only a colour says,
 * and what matters now large enough to be read from the other wall.
 */
export function PassengerDisplay(): VNode {
  const shown = station.value;
  if (shown === null)
    return (
      <main class="passenger is-unavailable">
        <Starting />
      </main>
    );
  const state = stateOf(shown);
  const isOff = state === 'unavailable';
  return (
    <main class={`passenger is-${state}`}>
      <h1 class="passenger-state">
        <StatePicture state={state} />
        {isOff ? text.value.dialogue.gateClosed : statusOf(shown)}
      </h1>
      <div class="passenger-message" aria-live="polite">
        <Message station={shown} isOff={isOff} />
      </div>
      <Lit station={shown} />
    </main>
  );
}

function Starting(): VNode {
  const isLost = connection.value === 'lost';
  return (
    <h1 class="passenger-state">
      <StatePicture state="unavailable" />
      {isLost ? text.value.availability.linkDown : text.value.loading}
    </h1>
  );
}

/** An answer stands over what was heard, and both over what could be said. */
function Message({ station, isOff }: { readonly station: StationView; readonly isOff: boolean }): VNode {
  const { answer, heard } = station;
  if (answer !== null) {
    // In the language that was spoken: whoever spoke it reads it.
    const said = answer.text[answer.language] ?? inPageLanguage(answer.text);
    return (
      <p class={`passenger-answer ${sizeOf(said)}`} lang={answer.language}>
        <StatePicture state={lights[answer.kind]} />
        <span>{said}</span>
      </p>
    );
  }
  if (isOff) {
    const why = connection.value === 'lost' ? text.value.availability.linkDown : statusOf(station);
    return <p class={`passenger-answer ${sizeOf(why)}`}>{why}</p>;
  }
  if (heard !== null)
    return <p class={`passenger-heard ${sizeOf(heard.text)}`} lang={heard.language}>{`“${heard.text}”`}</p>;
  return <Examples kind={station.kind} />;
}

/** One of each language of the site: nobody has to be asked first which one the lift understands. */
function Examples({ kind }: Pick<StationView, 'kind'>): VNode {
  const examples = Object.entries(scene.value.examples).flatMap(([language, [first]]) =>
    first === undefined ? [] : [{ language, first }],
  );
  return (
    <>
      <p class="passenger-hint">{text.value.say[kind]}</p>
      {examples.map(({ language, first }) => (
        <p key={language} class="passenger-example" lang={language}>{`“${first}”`}</p>
      ))}
    </>
  );
}

/** Where the lift is going, as its own buttons say; in a fire or an inspection nobody knows. */
function Lit({ station }: { readonly station: StationView }): VNode {
  const floors =
    station.mode === 'normal' ? station.floors.filter(({ lamp }) => lamp === 'lit').map(({ id }) => id) : [];
  const directions =
    station.landing?.calls.filter(({ lamp }) => lamp === 'lit').map(({ direction }) => direction) ?? [];
  const isAny = floors.length + directions.length > 0;
  return (
    <div class="passenger-lit">
      {isAny && <h2>{text.value.goingTo}</h2>}
      <ul>
        {floors.map((id) => (
          <li key={id}>{id}</li>
        ))}
        {directions.map((direction) => (
          <li key={direction}>
            <Arrow direction={direction} />
            <span class="visually-hidden">{text.value.landingButton(direction, [])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const mostAtLarge = 48;
const mostAtMiddle = 96;

/** So that the longest sentence fits beside its picture; a Chinese character is as wide as two Latin letters. */
function sizeOf(sentence: string): 'is-large' | 'is-middle' | 'is-small' {
  let width = 0;
  for (const character of sentence) width += character > '\u2E7F' ? 2 : 1;
  if (width <= mostAtLarge) return 'is-large';
  return width <= mostAtMiddle ? 'is-middle' : 'is-small';
}
