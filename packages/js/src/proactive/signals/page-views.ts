import type { AutomaticSignal } from '../options.ts';
import { listen, page } from '../page.ts';

/**
 * `page_view` for each page: now, when the visitor goes back and forth, and, in browsers with the Navigation API,
 * whenever an app changes the address. Elsewhere, call `page()` where your router does that.
 */
export const pageViews = (): AutomaticSignal => (target) => {
  const { document, navigation } = page();
  if (!document) return () => undefined;
  const look = () => target.page();
  look();
  const ends = [listen('popstate', look)];
  if (navigation) ends.push(listen('currententrychange', look, navigation));
  return () => {
    for (const end of ends) end();
  };
};
