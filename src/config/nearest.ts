export { nearest } from '../text/nearest.ts';
