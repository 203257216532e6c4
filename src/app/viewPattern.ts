/**
 * The query of an address that asks for a model without the editor: `?embed`, `?view=present`. The page's
 * first script looks at nothing else; `readViewOptions` says the rest.
 */
export const VIEW = /[?&](?:embed(?!=(?:off|no|false|0)(?:&|$))(?:=|&|$)|view=present(?:&|$))/;
