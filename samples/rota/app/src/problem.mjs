/** What somebody may get wrong, with a sentence that says what to do. */
export class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}
