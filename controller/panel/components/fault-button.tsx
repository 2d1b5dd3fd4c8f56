import type { VNode } from 'preact';

/** Breaks one thing, or puts it right. */
export function FaultButton(props: {
  readonly label: string;
  readonly isOn?: boolean;
  readonly onPress: () => Promise<void>;
}): VNode {
  return (
    <button
      type="button"
      class={`chip ${props.isOn === true ? 'is-on' : ''}`}
      onClick={() => {
        void props.onPress();
      }}
    >
      {props.label}
    </button>
  );
}
