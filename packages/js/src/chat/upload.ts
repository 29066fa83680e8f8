import type { Fetch } from '../core/platform.ts';

/** As `fetch`, but tells how far it is: only the older XMLHttpRequest knows. */
export const fetchWithProgress =
  (onProgress: (fraction: number) => unknown): Fetch =>
  (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const stop = () => request.abort();
      const finish = () => signal.removeEventListener('abort', stop);
      request.open(method, url);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
      request.onload = () => {
        finish();
        const { status, responseText } = request;
        resolve({
          status,
          ok: status >= 200 && status < 300,
          headers: { get: (name) => request.getResponseHeader(name) },
          text: async () => responseText,
        });
      };
      request.onerror = request.onabort = () => {
        finish();
        reject(signal.reason ?? new TypeError('The upload failed.'));
      };
      signal.addEventListener('abort', stop);
      request.send(body);
    });
