"""The desk's pages, by blueprint: one module, one subject; their templates are in `aide/desk/templates`."""

from __future__ import annotations

from sanic import Blueprint

from aide.desk.admin.account_pages import accounts
from aide.desk.admin.audit_pages import audit
from aide.desk.admin.login_pages import login
from aide.desk.chats.edit_pages import live_changes
from aide.desk.chats.pages import live
from aide.desk.complaints.edit_pages import changes
from aide.desk.complaints.pages import complaints
from aide.desk.conversations.pages import conversations
from aide.desk.reports.pages import figures
from aide.desk.training.pages import improve
from aide.desk.updates.sse import stream as flux

PAGES: tuple[Blueprint, ...] = (
    login,
    conversations,
    live,
    live_changes,
    complaints,
    changes,
    improve,
    figures,
    accounts,
    audit,
    flux,
)
