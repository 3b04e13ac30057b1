/** Something the one who asked can put right; the message is shown to them. */
export class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}
