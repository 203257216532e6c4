import { CATEGORY_ICONS } from '../../kit/categoryIcons.ts';

/** The icons of all categories once, so that a component on the canvas needs but a reference. */
export function CategorySprite() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      {Object.entries(CATEGORY_ICONS).map(([hue, Icon]) => (
        <symbol key={hue} id={`category-${hue}`} viewBox="0 0 24 24">
          <Icon />
        </symbol>
      ))}
    </svg>
  );
}
