/**
 * Names that no field of a component may have, because the component itself has a member of that name
 * (in TypeScript here, or in Python in plugboard). A test holds the list against the class.
 */
const RESERVED: ReadonlySet<string> = new Set([
  // Members of Component, here or in plugboard.
  ...[
    'name',
    'id',
    'io',
    'status',
    'parameters',
    'args',
    'host',
    'exports',
    'state',
    'constraints',
  ],
  ...['initial_values', 'resources', 'process', 'init', 'step', 'run', 'destroy', 'dict', 'export'],
  ...['connect_state', 'connectState', 'connect', 'finish', 'flush', 'values'],
  ...['cancel', 'json'],
  // What plugboard's components keep for themselves; a field of that name would break them there.
  ...['_abc_impl', '_bind_inputs', '_bind_outputs', '_build_producer_graph', '_can_step'],
  ...['_configure_io', '_constraints', '_convert_exportable_objs', '_dict_inject_and_copy'],
  ...['_event_producers', '_field_inputs', '_field_inputs_ready', '_get_aggregated_io_args'],
  ...['_get_component_bases', '_get_event_field_coverage', '_handle_event', '_handle_events'],
  ...['_handle_init_wrapper', '_handle_step_wrapper', '_has_connected_field_inputs'],
  ...['_has_event_inputs', '_has_event_outputs', '_has_field_inputs', '_has_field_outputs'],
  ...['_has_inputs', '_has_outputs', '_implements_step', '_init', '_initial_values'],
  ...['_io_read_with_status_check', '_is_running', '_job_id_ctx', '_logger', '_parameters'],
  ...['_periodic_status_check', '_produces_no_output_events', '_reset_input_trackers'],
  ...['_save_args_wrapper', '_set_status', '_state', '_state_is_connected', '_status'],
  ...['_status_check', '_step', '_stop_event_handler', '_update_producer_graph'],
  ...['_buffer', '_chunk_size', '_completed_rows', '_consume_record', '_convert', '_extension'],
  ...['_check_file', '_df_chunks', '_fetch', '_fetch_chunk', '_file_handle', '_file_path'],
  ...['_header_written', '_reader', '_save', '_save_chunk', '_storage_options', '_task'],
  ...['_formula_outputs', '_formula_places', '_formula_trees'],
  // Members of every object, here or in Python.
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
]);

/** True for a name that cannot be a field; all names with two leading underscores cannot. */
export function isReservedName(name: string): boolean {
  return RESERVED.has(name) || name.startsWith('__');
}
