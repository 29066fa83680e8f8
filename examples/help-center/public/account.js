import { auth } from './clients.js';
import { element, onSubmit, show } from './dom.js';

/** Keeps the corner with the name up to date, also when another tab signs in or out. */
export function watchAccount(place) {
  const render = () => {
    const customer = auth.getCustomer();
    if (customer === null) {
      show(place, element('a', { href: '#/login' }, 'Log in'), element('a', { href: '#/signup' }, 'Sign up'));
      return;
    }
    const leave = (options) => async () => {
      await auth.logout(options);
      location.hash = '#/';
    };
    show(
      place,
      element('span', { id: 'who' }, customer.name),
      element('button', { type: 'button', onclick: leave() }, 'Log out'),
      element('button', { type: 'button', onclick: leave({ everywhere: true }) }, 'Log out everywhere'),
    );
  };
  render();
  return auth.onSessionChange(render);
}

const field = (label, properties) =>
  element('label', {}, label, element('input', { required: true, ...properties }));

export function showLogin(main) {
  const form = element(
    'form',
    { id: 'login' },
    element('h1', {}, 'Log in'),
    field('E-mail', { name: 'email', type: 'email', autocomplete: 'email' }),
    field('Password', { name: 'password', type: 'password', autocomplete: 'current-password' }),
    element('p', { role: 'alert' }),
    element('button', {}, 'Log in'),
    element('a', { href: '#/forgot' }, 'Forgot your password?'),
  );
  onSubmit(form, async ({ email, password }) => {
    await auth.login({ email, password });
    location.hash = '#/';
  });
  show(main, form);
}

export function showSignup(main) {
  const form = element(
    'form',
    { id: 'signup' },
    element('h1', {}, 'Sign up'),
    field('Name', { name: 'name', autocomplete: 'name' }),
    field('E-mail', { name: 'email', type: 'email', autocomplete: 'email' }),
    field('Password', { name: 'password', type: 'password', autocomplete: 'new-password', minlength: 8 }),
    element('p', { role: 'alert' }),
    element('button', {}, 'Sign up'),
  );
  onSubmit(form, async ({ name, email, password }) => {
    const result = await auth.signup({ name, email, password });
    if ('accessToken' in result) location.hash = '#/';
    else show(main, element('p', {}, `We have sent a mail to ${result.email}. Follow the link in it.`));
  });
  show(main, form);
}

export function showForgot(main) {
  const form = element(
    'form',
    { id: 'forgot' },
    element('h1', {}, 'A new password'),
    field('E-mail', { name: 'email', type: 'email', autocomplete: 'email' }),
    element('p', { role: 'alert' }),
    element('button', {}, 'Send me a link'),
  );
  onSubmit(form, async ({ email }) => {
    await auth.forgotPassword({ email });
    show(main, element('p', {}, 'If there is an account with this address, a mail is on its way.'));
  });
  show(main, form);
}
