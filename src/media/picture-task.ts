/** What a process of the hash pool does with the bytes it is given. */
export { readPicture as run } from './read-picture.ts';
