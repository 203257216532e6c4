import { strToU8 } from 'fflate';
import { builtin } from '../builtin.ts';
import { resultCell } from './resultCell.ts';
import { recorderType } from './descriptor.ts';

/** Rows that wait before they are written together. */
const ROWS_AT_ONCE = 512;

export class Recorder extends builtin(recorderType) {
  declare value: unknown;
  #index = 0;
  /** Rows that are not written yet. */
  #lines: string[] = [];

  static override readonly save = (recorder: Recorder) => ({
    index: recorder.#index,
    lines: recorder.#lines,
  });
  static override readonly restore = (recorder: Recorder, saved: unknown): void => {
    const { index, lines } = saved as { index: number; lines: string[] };
    if (!Number.isSafeInteger(index) || !Array.isArray(lines)) throw new TypeError('No rows.');
    recorder.#index = index;
    recorder.#lines = lines;
  };
  /** What was written before the checkpoint stays. */
  static override readonly resume = (): void => undefined;

  override async init(): Promise<void> {
    await this.host.files.create(this.args.path);
    this.#lines = ['index,value\n'];
  }

  override step(): void | Promise<void> {
    this.#lines.push(`${this.#index},${resultCell(this.value)}\n`);
    this.#index++;
    return this.#lines.length >= ROWS_AT_ONCE ? this.#write() : undefined;
  }

  override async finish(): Promise<void> {
    await this.#write();
  }

  /** A run that broke off leaves what there was. */
  override async destroy(): Promise<void> {
    await this.#write();
  }

  async #write(): Promise<void> {
    if (this.#lines.length === 0) return;
    const text = this.#lines.join('');
    this.#lines = [];
    await this.host.files.append(this.args.path, strToU8(text));
  }
}
