"""The facilitator's dialogs that belong to no phase: agenda and timer, decisions and parking lot, the history."""
