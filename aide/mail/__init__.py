"""E-mail: an outbox written with what it tells, delivered afterwards."""
