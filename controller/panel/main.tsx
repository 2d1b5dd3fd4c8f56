import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.js';
import { hush, playPrompt, unlockSoundOnFirstGesture } from './sound/prompt-player.js';
import { connectLive } from './state/live-connection.js';
import { onPrompt, station } from './state/site-state.js';
import './styles/index.css';

const page = document.getElementById('page');
if (page !== null) render(<App />, page);
unlockSoundOnFirstGesture();
onPrompt(playPrompt);
// In a fire recall nothing is spoken, and what is being spoken is cut off.
effect(() => {
  if (station.value?.mode === 'fire') hush();
});
connectLive();
