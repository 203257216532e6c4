/** Ends a component as failed, with a code that stays the same when the words change. */
export class ComponentFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ComponentFailure';
    this.code = code;
  }
}
