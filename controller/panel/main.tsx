import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.js';
import { playPassenger } from './sound/passenger-player.js';
import { hush, playPrompt } from './sound/prompt-player.js';
import { unlockSoundOnFirstGesture } from './sound/sound-output.js';
import { connectLive } from './state/live-connection.js';
import { onPassenger, onPrompt, station } from './state/site-state.js';
import './styles/index.css';

const page = document.getElementById('page');
if (page !== null) render(<App />, page);
unlockSoundOnFirstGesture();
onPrompt(playPrompt);
onPassenger(playPassenger);
// In a fire recall nothing is spoken, and what is being spoken is cut off.
effect(() => {
  if (station.value?.mode === 'fire') hush();
});
connectLive();
