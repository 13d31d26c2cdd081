"""Any record on a sheet: fields are derived from its model and edits written back; a field is declared once."""

from cjm_tui.screens.record_sheet.fields import field_key, record_field, records_list, records_table
from cjm_tui.screens.record_sheet.record_sheet import RecordSheet

__all__ = ["RecordSheet", "field_key", "record_field", "records_list", "records_table"]
