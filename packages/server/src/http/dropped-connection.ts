/** Breaks the connection instead of answering. Like every failure of the network, `fetch` shows it as a TypeError. */
export class DroppedConnection extends TypeError {
  constructor(message: string) {
    super(message);
    this.name = 'DroppedConnection';
  }
}
