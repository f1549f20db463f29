import { pagesLookedAt } from './support/pages-looked-at.js';

pagesLookedAt('phone');
