/** Keeps the bytes of files. Keys are made by the server: letters, digits, dashes, dots and slashes. */
export interface Storage {
  put(key: string, bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<void>;
  /** Undefined when there is nothing under this key. */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Succeeds also when there is nothing under this key. */
  delete(key: string): Promise<void>;
}
