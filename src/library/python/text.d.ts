/** The text of a Python file, as Vite gives it. */
declare module '*.py?raw' {
  const text: string;
  export default text;
}
