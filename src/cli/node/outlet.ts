import { type FileFault, faultOf } from '../fileFault.ts';

/** Where text goes out of the program, and what kept it from going. */
export interface Outlet {
  write(text: string): void;
  /** Waits for all that was written. */
  flush(): Promise<FileFault | null>;
}

/** A stream that says its fault instead of ending the program with it; what comes later is dropped. */
export function outletOf(stream: NodeJS.WriteStream): Outlet {
  let fault: FileFault | null = null;
  let last: Promise<void> = Promise.resolve();
  const failed = (error: unknown) => (fault ??= faultOf(error));
  const listen = () => {
    if (!stream.listeners('error').includes(failed)) stream.on('error', failed);
  };
  return {
    write(text) {
      listen();
      if (fault !== null) return;
      last = new Promise((resolve) => {
        stream.write(text, (error) => {
          if (error) failed(error);
          resolve();
        });
      });
    },
    async flush() {
      await last;
      return fault;
    },
  };
}
