import { auth, chat } from './clients.js';
import { element, onSubmit, show } from './dom.js';

/** The chat in the corner: one conversation at a time. It starts anew whenever somebody else is signed in. */
export function openChat(place) {
  let close = () => undefined;
  const open = (view) => {
    close();
    close = view();
  };
  const start = () => open(() => showStart(place, (ticket) => open(() => showThread(place, ticket))));
  let who = auth.getCustomer()?.id;
  auth.onSessionChange(() => {
    const now = auth.getCustomer()?.id;
    if (now === who) return;
    who = now;
    start();
  });
  start();
}

/** Earlier conversations of a customer, and the form for a new one. */
function showStart(place, choose) {
  const earlier = element('ul', { class: 'tickets' });
  const form = element(
    'form',
    { id: 'start' },
    element('h2', {}, 'Chat with us'),
    earlier,
    element(
      'label',
      {},
      'What is it about?',
      element('input', { name: 'title', required: true, maxlength: 200 }),
    ),
    element('label', {}, 'Your message', element('textarea', { name: 'message', required: true, rows: 3 })),
    element('p', { role: 'alert' }),
    element('button', {}, 'Start'),
  );
  onSubmit(form, async ({ title, message }) => choose(await chat.tickets.create({ title, message })));
  show(place, form);

  const leave = new AbortController();
  if (auth.isAuthenticated) {
    chat.tickets
      .list({ pageSize: 5 }, { signal: leave.signal })
      .then(({ data }) =>
        show(
          earlier,
          ...data.map((ticket) =>
            element(
              'li',
              {},
              element('button', { type: 'button', onclick: () => choose(ticket) }, ticket.title),
              ticket.unread_count > 0 && element('strong', {}, ` ${ticket.unread_count} new`),
            ),
          ),
        ),
      )
      .catch(() => undefined);
  }
  return () => leave.abort();
}

/** One conversation, live. */
function showThread(place, ticket) {
  const thread = chat.thread(ticket.id);
  const list = element('ol', { class: 'messages', 'aria-live': 'polite' });
  const typing = element('p', { class: 'typing' });
  const state = element('small', { class: 'state' });
  const input = element('input', {
    name: 'content',
    'aria-label': 'Your message',
    autocomplete: 'off',
    required: true,
    oninput: () => chat.sendTyping(ticket.id),
  });
  const form = element('form', { id: 'reply' }, input, element('button', {}, 'Send'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // The row is there at once, and says by itself when it could not be sent.
    thread.send(input.value).catch(() => undefined);
    form.reset();
  });

  const render = () => {
    show(list, ...thread.messages.map((message) => row(message, thread)));
    list.lastElementChild?.scrollIntoView({ block: 'nearest' });
  };
  const offs = [
    thread.subscribe(render),
    chat.onTyping(ticket.id, ({ sender, sender_name: name, is_typing: isTyping }) => {
      if (sender === 'agent') typing.textContent = isTyping ? `${name} is typing …` : '';
    }),
    chat.onConnectionChange((connected) => {
      state.textContent = connected ? 'Live' : 'Connecting …';
    }),
  ];
  state.textContent = chat.isRealtimeReady ? 'Live' : 'Connecting …';
  render();
  show(place, element('h2', {}, ticket.title, ' ', state), list, typing, form);
  return () => {
    for (const off of offs) off();
    thread.close();
  };
}

const names = { sending: 'sending …', failed: 'not sent' };

function row({ id, sender, sender_name: name, content, status }, thread) {
  return element(
    'li',
    { class: `message ${sender}`, 'data-id': id, 'data-status': status },
    element('strong', {}, sender === 'customer' ? 'You' : (name ?? 'Support')),
    element('p', {}, content),
    names[status] && element('small', {}, names[status]),
    status === 'failed' &&
      element('button', { type: 'button', onclick: () => thread.retry(id) }, 'Send again'),
    status === 'failed' &&
      element('button', { type: 'button', onclick: () => thread.discard(id) }, 'Discard'),
  );
}
