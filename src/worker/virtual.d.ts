/** The text of the built worker (`main.ts`), put in by the build. */
declare module 'virtual:worker-text' {
  const text: string;
  export default text;
}
