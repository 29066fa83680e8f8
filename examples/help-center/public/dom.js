/**
 * Makes an element. Text goes in as text, never as HTML.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} properties attributes, and listeners such as `onclick`
 * @param {...(Node | string | false | null | undefined)} children
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (typeof value === 'boolean') made.toggleAttribute(name, value);
    else if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== false && child !== null && child !== undefined));
  return made;
}

/** Replaces what an element shows. */
export const show = (place, ...children) => place.replaceChildren(...children.filter(Boolean));

/** Runs what a form is for: shows its error where it has a place for it, and blocks it meanwhile. */
export function onSubmit(form, act) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const message = form.querySelector('[role=alert]');
    const button = form.querySelector('button:not([type=button])');
    if (message) message.textContent = '';
    if (button) button.disabled = true;
    try {
      await act(Object.fromEntries(new FormData(form)));
    } catch (error) {
      if (message) message.textContent = error.message;
      else throw error;
    } finally {
      if (button) button.disabled = false;
    }
  });
  return form;
}
