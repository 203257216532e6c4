/** The look of a site's page: the editor's colours, light and dark. */
export const SITE_STYLE = `:root {
  color-scheme: light dark;
  --bg: #f3f4f7; --surface: #fcfcfd; --canvas: #f6f7f9; --border: #e0e3e9;
  --text: #171a21; --text-secondary: #3d4350; --text-muted: #565d6b; --accent: #3b47c9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #0e1014; --surface: #15171c; --canvas: #101216; --border: #282c35;
    --text: #eceef2; --text-secondary: #c6cad3; --text-muted: #a0a6b3; --accent: #a5aefc;
  }
}
* { box-sizing: border-box; }
body {
  max-width: 1240px; margin: 0 auto; padding: 40px 24px 64px;
  background: var(--bg); color: var(--text);
  font: 15px/1.5 Inter, system-ui, 'Segoe UI', Arial, sans-serif; overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 28px; line-height: 1.25; }
h2, h3 { margin: 16px 0 0; font-size: 17px; line-height: 1.35; font-weight: 600; }
h2.group { margin: 40px 0 0; font-size: 20px; }
p { margin: 0; }
.lead { max-width: 75ch; margin-top: 8px; color: var(--text-secondary); }
.about { margin-top: 4px; color: var(--text-secondary); }
.counts { margin-top: 8px; color: var(--text-muted); font-size: 13px; }
ul { margin: 0; padding: 0; list-style: none; }
.cards {
  display: grid; gap: 20px; margin-top: 24px;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
}
section .cards { margin-top: 16px; }
.cards > li { display: flex; min-width: 0; }
article {
  display: flex; flex-direction: column; width: 100%; padding: 0 20px 18px;
  background: var(--surface); border: 1px solid var(--border); border-radius: 9px; overflow: hidden;
}
picture { display: block; margin: 0 -20px; background: var(--canvas); border-bottom: 1px solid var(--border); }
img { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; object-fit: contain; padding: 8px; }
article > .counts { margin-top: auto; padding-top: 12px; }
.ways { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-top: 8px; }
.ways a { display: inline-block; padding: 4px 0; }
a { color: var(--accent); text-underline-offset: 3px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.ways li:first-child a { font-weight: 600; }
.unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
@media print { article { break-inside: avoid; } }
`;
