import { createStore } from 'zustand/vanilla';

/** A line of the YAML panel that somebody asked to see. */
export interface YamlJump {
  readonly line: number;
  readonly column: number;
}

/** The jump that waits for the YAML panel to open; it takes it from here. */
export const yamlJump = createStore<{ readonly jump: YamlJump | null }>()(() => ({ jump: null }));
