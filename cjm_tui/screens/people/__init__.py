"""The facilitator's private view of the people in the room."""
