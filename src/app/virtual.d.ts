/** The sandbox's boot script, put in by the build, and its digest as a policy names it. */
declare module 'virtual:boot' {
  export const text: string;
  export const digest: string;
}

/** The worker's second script, put in by the build. */
declare module 'virtual:code-script' {
  export const text: string;
}
