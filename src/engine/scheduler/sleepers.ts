/** Whoever waits until something has happened; all wake at once. */
export class Sleepers {
  #waiting: (() => void)[] = [];

  sleep(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
