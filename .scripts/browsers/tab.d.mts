interface Point {
  readonly x: number;
  readonly y: number;
}

/** One tab of one browser, with a profile of its own, as the journey drives it. */
export interface Tab {
  readonly name: string;
  readonly version: string;
  /** The folder that downloads go to. */
  readonly downloads: string;
  /** Runs a function in the page; what it takes and gives is plain data. */
  run<A extends unknown[], R>(work: (...args: A) => R, ...args: A): Promise<Awaited<R>>;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  click(at: Point): Promise<void>;
  drag(from: Point, to: Point): Promise<void>;
  /** Keys that are held together, such as `Control+a`. */
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Puts a file into the page's field for files. */
  choose(file: string): Promise<void>;
  picture(file: string): Promise<void>;
  /** Everything that the console has shown as an error since the profile was opened. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}
