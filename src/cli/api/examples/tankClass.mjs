// Component classes in a module of their own: the workers of `pool.mjs` load it too.
import { Component } from '../../../../dist-engine/index.js';

/** A tank whose outflow is found by bisection, which takes a while: level = level + x - outflow. */
export class SlowTank extends Component {
  static type = 'my_models.SlowTank';
  static io = { inputs: ['x'], outputs: ['y'] };
  level = 0;

  step() {
    let low = 0;
    let high = 1 + this.level;
    for (let i = 0; i < this.args.effort; i++) {
      const middle = (low + high) / 2;
      if (middle * middle < this.level) low = middle;
      else high = middle;
    }
    this.level += this.x - low / 10;
    this.y = this.level;
  }
}
