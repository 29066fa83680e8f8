import createPurify from 'dompurify';
import { marked } from 'marked';
import { library } from './clients.js';
import { element, show } from './dom.js';

const purify = createPurify(window);

/** The start: what most people read, and where the rest is. */
export async function showHome(main, signal) {
  const [categories, popular] = await Promise.all([
    library.categories({ signal }),
    library.popularArticles(5, { signal }),
  ]);
  show(
    main,
    element('h1', {}, 'How can we help?'),
    element('h2', {}, 'Often read'),
    links(popular),
    element('h2', {}, 'Topics'),
    element(
      'ul',
      { class: 'cards' },
      ...categories.map(({ slug, name, description, articleCount }) =>
        element(
          'li',
          {},
          element('a', { href: `#/topic/${slug}` }, name),
          element('p', {}, description ?? ''),
          element('small', {}, articleCount === 1 ? '1 article' : `${articleCount} articles`),
        ),
      ),
    ),
  );
}

/** All articles of one topic: the loop fetches page after page. */
export async function showTopic(main, signal, categorySlug) {
  const articles = [];
  for await (const article of library.articles({ categorySlug, limit: 50 }, { signal }))
    articles.push(article);
  show(main, element('h1', {}, articles[0]?.category?.name ?? 'Nothing here yet'), links(articles));
}

export async function showSearch(main, signal, query) {
  const { data, total } = await library.search(query, { limit: 20 }, { signal });
  show(
    main,
    element('h1', {}, total === 1 ? '1 article' : `${total} articles`, ` for “${query}”`),
    data.length === 0 && element('p', {}, 'Try other words, or ask us in the chat.'),
    links(data),
  );
}

export async function showArticle(main, signal, slug) {
  const article = await library.article(slug, { signal });
  document.title = `${article.title} · Help center`;
  const body = element('div', { class: 'prose' });
  // Markdown may hold HTML, and HTML may hold anything: only what is harmless is shown.
  body.innerHTML = purify.sanitize(await marked.parse(article.content));
  show(main, element('article', {}, element('h1', {}, article.title), body), feedback(article));
  // Nobody waits for the count, and the page works without it.
  library.recordView(slug).catch(() => undefined);
}

const links = (articles) =>
  element(
    'ul',
    { class: 'articles' },
    ...articles.map(({ slug, title, excerpt }) =>
      element('li', {}, element('a', { href: `#/article/${slug}` }, title), element('p', {}, excerpt)),
    ),
  );

function feedback({ slug }) {
  const place = element('p', { class: 'feedback' });
  const say = (label, rating) =>
    element(
      'button',
      {
        type: 'button',
        onclick: async () => {
          try {
            await library.feedback(slug, rating);
            show(place, 'Thank you.');
          } catch (error) {
            show(place, error.message);
          }
        },
      },
      label,
    );
  show(place, 'Did this help? ', say('Yes', 'helpful'), say('No', 'not_helpful'));
  return place;
}
