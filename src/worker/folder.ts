/** Folder of the interpreter in which the files of a document lie, and in which its code runs. */
export const FOLDER = '/document';
