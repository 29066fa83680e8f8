import { showForgot, showLogin, showSignup, watchAccount } from './account.js';
import { showArticle, showHome, showSearch, showTopic } from './articles.js';
import { openChat } from './chat.js';
import { element, show } from './dom.js';

const main = document.querySelector('#main');
const search = document.querySelector('#search');

const pages = {
  '': showHome,
  topic: showTopic,
  article: showArticle,
  search: showSearch,
  login: showLogin,
  signup: showSignup,
  forgot: showForgot,
};

let leave = new AbortController();

/** Shows what the address names. What was still loading for the page before is given up. */
async function route() {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const [name = '', ...rest] = location.hash.replace(/^#\//, '').split('/').map(decodeURIComponent);
  document.title = 'Help center';
  try {
    await (pages[name] ?? showHome)(main, signal, ...rest);
  } catch (error) {
    if (signal.aborted) return;
    show(main, element('h1', {}, 'That did not work'), element('p', { role: 'alert' }, error.message));
  }
}

search.addEventListener('submit', (event) => {
  event.preventDefault();
  const query = new FormData(search).get('query').trim();
  if (query !== '') location.hash = `#/search/${encodeURIComponent(query)}`;
});

watchAccount(document.querySelector('#account'));
openChat(document.querySelector('#chat'));
window.addEventListener('hashchange', route);
void route();
