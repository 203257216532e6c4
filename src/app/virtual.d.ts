/** The sandbox's boot script, put in by the build, and its digest as a policy names it. */
declare module 'virtual:boot' {
  export const text: string;
  export const digest: string;
}
