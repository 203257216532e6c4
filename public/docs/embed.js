// A page that plays a model by messages, as embed.md tells them.
const frame = document.getElementById('played');
const told = document.getElementById('told');
const iters = document.getElementById('iters');

const MODEL = `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: count, iters: 20}}
        - {type: patchbay.Formula, args: {name: scale, inputs: [x], expressions: {y: 2 * x}}}
      connectors: [{source: count.y, target: scale.x}]
      patchbay: {watch: [scale.y]}
`;

const send = (message) =>
  frame.contentWindow.postMessage({ patchbay: 1, ...message }, location.origin);

function begin() {
  send({ do: 'load', yaml: MODEL, name: 'Doubling' });
  send({ do: 'listen', fields: ['scale.y'] });
}

frame.addEventListener('load', begin);
// It may have come before this script did.
if (frame.contentDocument?.readyState === 'complete') begin();
document.getElementById('run').addEventListener('click', () => send({ do: 'run' }));
document.getElementById('stop').addEventListener('click', () => send({ do: 'stop' }));
iters.addEventListener('input', () =>
  send({ do: 'set', component: 'count', argument: 'iters', value: Number(iters.value) }),
);

addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== location.origin) return;
  if (data.event === 'values') told.textContent = `scale.y is ${data.values['scale.y']}.`;
});
