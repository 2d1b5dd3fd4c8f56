import { Messages } from '../../controller/domain/messages/messages.js';
import { languages } from './languages.js';

/** The words of the languages that the project comes with. */
export const messages = new Messages(languages);
