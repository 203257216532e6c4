import { counted } from '../../base/counted.ts';
import { drawnText } from '../../base/drawnText.ts';
import { xmlText } from '../../graph/picture/svg.ts';
import type { SiteModel } from './siteModel.ts';

/** Nothing runs, and nothing comes from elsewhere. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

export interface SitePage {
  readonly title: string;
  /** A paragraph about all of it; may be empty. */
  readonly lead: string;
  readonly models: readonly SiteModel[];
}

const name = (text: string): string => xmlText(drawnText(text));

/** Ways to a model; each says which, for those who hear links one by one. */
function linksOf({ id, title }: SiteModel): string {
  const ways = [
    [`editor/?example=${id}`, 'Open in the editor'],
    [`editor/?view=present&example=${id}`, 'Present'],
    [`editor/?embed&example=${id}`, 'Embed'],
  ] as const;
  const link = ([href, words]: (typeof ways)[number]) =>
    `<li><a href="${xmlText(href)}">${words}<span class="unseen"> <bdi>${name(title)}</bdi></span></a></li>`;
  return `<ul class="ways">${ways.map(link).join('')}</ul>`;
}

function card(model: SiteModel, level: 2 | 3): string {
  const { id, title, description, components, connectors, files } = model;
  const counts = [counted(components, 'component'), counted(connectors, 'connector')];
  if (files.length > 0) counts.push(counted(files.length, 'file'));
  const about =
    description === '' ? '' : `\n<p class="about" dir="auto">${xmlText(description)}</p>`;
  return `<li><article aria-labelledby="m-${id}">
<picture><source srcset="pictures/${id}-dark.svg" media="(prefers-color-scheme: dark)"><img src="pictures/${id}-light.svg" alt="Diagram of ${name(title)}" width="640" height="360" loading="lazy"></picture>
<h${level} id="m-${id}" dir="auto">${name(title)}</h${level}>${about}
<p class="counts">${counts.join(' · ')}</p>
${linksOf(model)}
</article></li>`;
}

const list = (models: readonly SiteModel[], level: 2 | 3): string =>
  `<ul class="cards">\n${models.map((model) => card(model, level)).join('\n')}\n</ul>`;

/** The page of a site: an HTML document without scripts, all of whose addresses are relative. */
export function sitePage({ title, lead, models }: SitePage): string {
  const groups = [...new Set(models.map(({ group }) => group))].filter((group) => group !== '');
  const of = (group: string) => models.filter((model) => model.group === group);
  const single = of('').length > 0 ? [list(of(''), 2)] : [];
  const sections = groups.map(
    (group, at) =>
      `<section aria-labelledby="g-${at}">\n<h2 id="g-${at}" class="group" dir="auto">${name(group)}</h2>\n${list(of(group), 3)}\n</section>`,
  );
  const about = lead === '' ? '' : `\n<p class="lead" dir="auto">${xmlText(lead)}</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${xmlText(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${name(title)}</title>
<link rel="icon" href="editor/icons/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="site.css">
</head>
<body>
<header>
<h1 dir="auto">${name(title)}</h1>${about}
<p class="counts">${counted(models.length, 'model')}</p>
</header>
<main>
${[...single, ...sections].join('\n')}
</main>
</body>
</html>
`;
}
