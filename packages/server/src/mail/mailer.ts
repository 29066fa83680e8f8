export interface Mail {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
}

/** What mails to customers go through. */
export interface Mailer {
  /**
   * Resolves when the mail is handed over. A rejection sends it again later.
   *
   * @param signal aborts when the server stops or the mail took too long: whoever listens ends sooner
   */
  send(mail: Mail, signal?: AbortSignal): Promise<void>;
}
