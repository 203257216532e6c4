import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent-text)' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--warning)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--text-muted)', fontStyle: 'italic' },
  { tag: [tags.labelName, tags.typeName, tags.meta], color: 'var(--info)' },
]);

const wavy = (colour: string) => ({
  backgroundImage: 'none',
  textDecoration: `underline wavy ${colour} 1px`,
  textUnderlineOffset: '3px',
});

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: 'var(--size-12)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text-faint)',
    border: 'none',
    paddingLeft: '4px',
  },
  '.cm-gutter-lint': { width: '16px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 2px' },
  '.cm-lint-marker': { width: '12px', height: '12px', verticalAlign: 'middle' },
  '.cm-lint-marker-error': { content: 'none' },
  '.cm-lint-marker-warning': { content: 'none' },
  '.cm-lint-marker-error::before, .cm-lint-marker-warning::before': {
    display: 'block',
    width: '8px',
    height: '8px',
    margin: '2px',
    borderRadius: '50%',
    backgroundColor: 'var(--bad-solid)',
    content: '""',
  },
  '.cm-lint-marker-warning::before': { backgroundColor: 'var(--warning-solid)' },
  '.cm-lintRange-error': wavy('var(--bad-solid)'),
  '.cm-lintRange-warning': wavy('var(--warning-solid)'),
  '.cm-lintPoint-error::after': { borderBottomColor: 'var(--bad-solid)' },
  '.cm-lintPoint-warning::after': { borderBottomColor: 'var(--warning-solid)' },
  '.cm-foldGutter .cm-gutterElement': { color: 'var(--text-faint)', cursor: 'pointer' },
  '.cm-foldPlaceholder': {
    padding: '0 6px',
    border: 'none',
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--sunken)',
    color: 'var(--text-muted)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': {
    backgroundColor: 'var(--hover)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--accent-soft)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--hover)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warning-soft)', outline: 'none' },
  '.cm-searchMatch-selected': {
    backgroundColor: 'var(--warning-soft)',
    outline: '1px solid var(--warning-solid)',
  },
  '.cm-tooltip': {
    padding: '2px',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-m)',
    backgroundColor: 'var(--raised)',
    boxShadow: 'var(--shadow)',
    color: 'var(--text)',
    fontSize: 'var(--size-12)',
  },
  '.cm-diagnostic': {
    maxWidth: '480px',
    padding: '6px 10px',
    border: 'none',
    fontFamily: 'var(--font)',
    whiteSpace: 'normal',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    padding: '3px 8px',
    borderRadius: 'var(--radius-s)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--text)',
  },
  '.cm-completionDetail': { color: 'var(--text-muted)', fontStyle: 'normal' },
  '.cm-completionMatchedText': { color: 'var(--accent-text)', textDecoration: 'none' },
  '.cm-tooltip.cm-completionInfo': {
    maxWidth: '300px',
    padding: '6px 10px',
    fontFamily: 'var(--font)',
  },
  '.cm-panels': {
    border: 'none',
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
  },
  '.cm-panels-top': { borderBottom: '1px solid var(--border)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px',
    alignItems: 'center',
    padding: '6px 36px 6px 12px',
    fontFamily: 'var(--font)',
    fontSize: 'var(--size-12)',
  },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': {
    margin: '0',
    fontSize: 'var(--size-12)',
  },
  '.cm-panel.cm-search label': { display: 'inline-flex', gap: '4px', alignItems: 'center' },
  '.cm-panel.cm-search [name=close]': {
    top: '6px',
    right: '8px',
    width: '24px',
    height: '24px',
    color: 'var(--text-muted)',
    fontSize: 'var(--size-15)',
  },
  '.cm-textfield': {
    height: '26px',
    padding: '0 8px',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
  },
  '.cm-textfield:focus-visible, .cm-button:focus-visible': {
    outline: '2px solid var(--focus)',
    outlineOffset: '-1px',
  },
  '.cm-button': {
    height: '26px',
    padding: '0 8px',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-s)',
    backgroundImage: 'none',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
  },
  '.cm-button:hover': { backgroundColor: 'var(--hover)' },
});

/** The editor in the colours and sizes of the screen. */
export const editorLook = [theme, syntaxHighlighting(colours)];
