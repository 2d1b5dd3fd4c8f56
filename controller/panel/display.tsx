import { render } from 'preact';
import { PassengerDisplay } from './components/passenger-display.js';
import { connectLive } from './state/live-connection.js';
import './styles/passenger.css';

/** `?theme=day` or `night` says it, else the device. */
const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'day' || theme === 'night') document.documentElement.dataset['theme'] = theme;

const page = document.getElementById('page');
if (page !== null) render(<PassengerDisplay />, page);
connectLive();
