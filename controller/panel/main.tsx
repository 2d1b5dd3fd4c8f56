import { render } from 'preact';
import { App } from './app.js';
import { unlockSoundOnFirstGesture, playPrompt } from './sound/prompt-player.js';
import { connectLive } from './state/live-connection.js';
import { onPrompt } from './state/site-state.js';
import './styles/index.css';

const page = document.getElementById('page');
if (page !== null) render(<App />, page);
unlockSoundOnFirstGesture();
onPrompt(playPrompt);
connectLive();
