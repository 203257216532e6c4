import { nameCharacters } from './characters.ts';
import { NAMES } from './names.ts';

nameCharacters(NAMES);
