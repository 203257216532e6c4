import { describe, expect, it } from 'vitest';
import { runControls } from './runControls.ts';

describe('the controls of a run', () => {
  it('start a run from rest, when there is something to run', () => {
    for (const phase of ['idle', 'ended'] as const) {
      expect(runControls(phase, true)).toEqual({
        run: true,
        pause: false,
        step: true,
        stop: false,
      });
      expect(Object.values(runControls(phase, false))).not.toContain(true);
    }
  });

  it('let a running process be paused and stopped, not started again', () => {
    expect(runControls('running', true)).toEqual({
      run: false,
      pause: true,
      step: false,
      stop: true,
    });
  });

  it('let a paused run go on, by steps too, even when the document was emptied meanwhile', () => {
    expect(runControls('paused', false)).toEqual({
      run: true,
      pause: false,
      step: true,
      stop: true,
    });
  });

  it('wait while a run is being ended', () => {
    expect(Object.values(runControls('stopping', true))).not.toContain(true);
  });
});
